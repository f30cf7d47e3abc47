import type {
  Choice,
  Done,
  DraftClient,
  DraftSnapshot,
  Json,
  Published,
  ReplacedDraft,
} from "@stet/draft-client";
import { attach } from "@stet/draft-client/browser";
import { useEffect, useMemo, useSyncExternalStore } from "react";

/** A draft as a component uses it: what to show, and what a person can do with it. `C` is the content's type. */
export interface Draft<C> extends Omit<DraftSnapshot, "content"> {
  /** The draft as this person sees it; undefined until it is loaded. */
  readonly content: C | undefined;
  /** Replaces the content, or makes the next from the present one. Saves by itself after a moment. */
  edit(content: C | ((current: C) => C)): void;
  decide(conflictId: string, choice: Choice): void;
  decideAll(side: "yours" | "theirs"): void;
  undo(): boolean;
  redo(): boolean;
  /** Saves now. */
  flush(): Promise<Done<{ readonly version: number }>>;
  /** Saves, then publishes exactly what was saved, or says why not. */
  publish(reviewed?: { readonly version: number }): Promise<Done<Published>>;
  discard(options?: { readonly evenUnsaved?: boolean }): Promise<Done<ReplacedDraft>>;
  restore(version: number, options?: { readonly evenUnsaved?: boolean }): Promise<Done<ReplacedDraft>>;
  /** Tries again now: after signing in, or when a person asks for it. */
  retry(): Promise<void>;
  /** The client itself, for what a component rarely needs, such as the history. */
  readonly client: DraftClient;
}

/**
 * Edits a draft that others may be editing too. The client is made outside (`openDraft` from
 * `@stet/draft-client/browser`), once per draft and page; it runs while a component that uses it is mounted.
 */
export function useDraftAutosave<C = Json>(client: DraftClient): Draft<C> {
  const snapshot = useSyncExternalStore(client.subscribe, client.getSnapshot);
  useEffect(() => attach(client), [client]);
  return useMemo(() => draftOf<C>(client, snapshot), [client, snapshot]);
}

function draftOf<C>(client: DraftClient, snapshot: DraftSnapshot): Draft<C> {
  return {
    ...snapshot,
    content: snapshot.content as C | undefined,
    edit: (content) => client.edit(content as Json | ((current: Json) => Json)),
    decide: (id, choice) => client.decide(id, choice),
    decideAll: (side) => client.decideAll(side),
    undo: () => client.undo(),
    redo: () => client.redo(),
    flush: () => client.flush(),
    publish: (reviewed) => client.publish(reviewed),
    discard: (options) => client.discard(options),
    restore: (version, options) => client.restore(version, options),
    retry: () => client.revalidate(),
    client,
  };
}
