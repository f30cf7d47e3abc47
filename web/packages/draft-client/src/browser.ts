/** Everything that needs a page: kept apart, so that the client runs anywhere. */
import { DraftClient } from "./client.ts";
import { HttpTransport } from "./http.ts";
import { HttpCaller } from "./http-caller.ts";
import { IndexedDbStore } from "./idb-store.ts";
import { AnsweringClients, LockedClients } from "./page-clients.ts";
import { socketTransport } from "./page-live.ts";

export interface BrowserDraftOptions {
  /** The tenant's slug. */
  readonly tenant: string;
  /** Who is signed in (an e-mail address): unsaved work of one member is never saved as another's. */
  readonly member: string;
  /** Where the API is; `/api/v1` unless given. */
  readonly base?: string;
  /** The caller that the page uses for its other calls; one like it unless given. */
  readonly caller?: HttpCaller;
}

export { AnsweringClients, LockedClients, socketTransport };

/** The caller for this page: with the session cookie, for the member whom the page was opened for. */
export function pageCaller({
  member,
  base,
}: {
  readonly member?: string;
  readonly base?: string;
} = {}): HttpCaller {
  return new HttpCaller({
    fetch: (url, init) => window.fetch(url, init),
    csrfToken,
    ...(member === undefined ? {} : { member }),
    ...(base === undefined ? {} : { base }),
  });
}

/**
 * The client of a tenant's draft in this page: over HTTP and a WebSocket with the session cookie, unsaved work in
 * IndexedDB.
 */
export function openDraft(options: BrowserDraftOptions): DraftClient {
  const { tenant, member, base, caller = pageCaller(options) } = options;
  return new DraftClient({
    scope: `${tenant} ${member}`,
    transport: new HttpTransport({ tenant, caller }),
    live: socketTransport({ tenant, ...(base === undefined ? {} : { base }) }),
    store: new IndexedDbStore("stet-drafts", storage()),
    // A self-hosted page without TLS has no locks.
    clients: navigator.locks ? new LockedClients(navigator.locks) : new AnsweringClients(),
  });
}

/**
 * Starts the client and keeps it in step with the page: asks for the newest version when the page is looked at
 * again, wakes from the back-forward cache or comes online; warns before unsaved work is left. The answer ends it.
 */
export function attach(client: DraftClient, page: Window = window): () => void {
  const ending = new AbortController();
  const on = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal: ending.signal });

  on(page, "focus", () => void client.revalidate());
  on(page, "online", () => void client.revalidate());
  on(page.document, "visibilitychange", () => {
    if (page.document.visibilityState === "visible") void client.revalidate();
    else void client.flush(); // a phone may never come back to a page that it has left
  });
  // A page in the back-forward cache sleeps for as long as it likes; its work may be adopted meanwhile.
  on(page, "pagehide", () => client.stop());
  on(page, "pageshow", () => void client.start());
  on(page, "beforeunload", (event) => {
    if (leavesSomethingBehind(client)) event.preventDefault();
  });

  void client.start();
  return () => {
    ending.abort();
    client.stop();
  };
}

/**
 * A save that is only a moment away, or an open decision, needs no question: both are kept on this device, and the
 * next visit goes on with them. What the server does not take is another matter.
 */
function leavesSomethingBehind(client: DraftClient): boolean {
  const { status, unsaved, kept } = client.getSnapshot();
  return unsaved && (!kept || status === "offline" || status === "invalid" || status === "signed-out");
}

/** `localStorage`, unless the browser's settings forbid it. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** The server's CSRF token, which every change with the session cookie must echo. */
function csrfToken(): string | undefined {
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
  return token === undefined ? undefined : decodeURIComponent(token);
}
