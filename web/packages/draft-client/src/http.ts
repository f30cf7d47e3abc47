import { parse } from "@stet/json-merge";
import { failed, ok, type Result } from "./failure.ts";
import { isList, isObject, type Json, textOf } from "./json.ts";
import { failureOf, noAnswer } from "./problem.ts";
import { isVersion, writer } from "./reading.ts";
import type {
  Command,
  DraftTransport,
  LoadedDraft,
  Published,
  ReplacedDraft,
  RevisionContent,
  RevisionPage,
  SavedDraft,
  SaveRequest,
} from "./transport.ts";

/** The part of `fetch` that is used; `window.fetch` fits. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export interface HttpOptions {
  /** The tenant's slug. */
  readonly tenant: string;
  readonly fetch: Fetch;
  /** Where the API is; `/api/v1` on the page's own server unless given. */
  readonly base?: string;
  /** Headers that each request needs: the CSRF token, or a bearer token. */
  readonly headers?: (method: string) => Record<string, string>;
  /** Makes the signal that ends a request which waits too long; after 30 s unless given. */
  readonly expire?: () => AbortSignal;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: Json;
}

/** The HTTP contract of a draft. */
export class HttpTransport implements DraftTransport {
  private readonly draft: string;

  constructor(private readonly options: HttpOptions) {
    this.draft = `${options.base ?? "/api/v1"}/tenants/${encodeURIComponent(options.tenant)}/draft`;
  }

  load(known?: number): Promise<Result<LoadedDraft | null>> {
    const headers: Record<string, string> = known === undefined ? {} : { "If-None-Match": `"${known}"` };
    return this.call({ method: "GET", path: "", headers }, loadedDraft);
  }

  save(request: SaveRequest): Promise<Result<SavedDraft>> {
    const { expectedVersion, content, key, client } = request;
    return this.call(
      {
        method: "PUT",
        path: "",
        headers: { "Idempotency-Key": key, "Stet-Client": client },
        body: { expectedVersion, content, onConflict: "merge" },
      },
      savedDraft,
    );
  }

  publish(command: Command): Promise<Result<Published>> {
    return this.call(
      {
        method: "POST",
        path: "/publish",
        headers: names(command),
        body: { expectedVersion: command.expectedVersion },
      },
      published,
    );
  }

  discard(command: Command): Promise<Result<ReplacedDraft>> {
    const headers = { ...names(command), "If-Match": `"${command.expectedVersion}"` };
    return this.call({ method: "DELETE", path: "", headers }, replacedDraft);
  }

  restore(version: number, command: Command): Promise<Result<ReplacedDraft>> {
    const body = { version, expectedVersion: command.expectedVersion };
    return this.call({ method: "POST", path: "/restore", headers: names(command), body }, replacedDraft);
  }

  revisions(before?: number, limit = 50): Promise<Result<RevisionPage>> {
    const from = before === undefined ? "" : `before=${before}&`;
    return this.call({ method: "GET", path: `/revisions?${from}limit=${limit}` }, revisionPage);
  }

  revision(version: number): Promise<Result<RevisionContent>> {
    return this.call({ method: "GET", path: `/revisions/${version}` }, revisionContent);
  }

  /** Sends and reads one answer; `read` gives undefined for a body that is not what it should be. */
  private async call<T>(
    request: Request,
    read: (body: Json, status: number) => T | undefined,
  ): Promise<Result<T>> {
    const { fetch, headers, expire = halfMinute } = this.options;
    let status: number;
    let text: string;
    let retryAfter: string | null;
    try {
      const answer = await fetch(this.draft + request.path, {
        method: request.method,
        headers: {
          Accept: "application/json, application/problem+json",
          ...(request.body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers?.(request.method),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { body: textOf(request.body) }),
        signal: expire(),
      });
      status = answer.status;
      retryAfter = answer.headers.get("Retry-After");
      text = await answer.text();
    } catch (error) {
      return failed(noAnswer(error));
    }
    const body = parsed(text);
    if (status >= 400) return failed(failureOf(status, body, retryAfter));
    const value = read(body ?? null, status);
    // Such as the sign-in page of a hotel's network, which answers everything with 200.
    if (value === undefined) return failed({ kind: "unavailable", detail: "The answer was not Stet's." });
    return ok(value);
  }
}

const halfMinute = () => AbortSignal.timeout(30_000);

function names(command: Command): Record<string, string> {
  return { "Idempotency-Key": command.key, "Stet-Client": command.client };
}

function parsed(text: string): Json | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function loadedDraft(body: Json, status: number): LoadedDraft | null | undefined {
  if (status === 304) return null;
  if (!isObject(body) || !isVersion(body.version) || !isObject(body.content)) return undefined;
  return {
    version: body.version,
    content: body.content,
    by: writer(body.updatedBy),
    at: typeof body.updatedAt === "string" ? body.updatedAt : null,
    published: published(body.published ?? null) ?? null,
  };
}

function savedDraft(body: Json): SavedDraft | undefined {
  if (!isObject(body) || !isVersion(body.version)) return undefined;
  const outcome = (body.outcome ?? "saved") as SavedDraft["outcome"];
  return { version: body.version, outcome, ...(body.content === undefined ? {} : { content: body.content }) };
}

function replacedDraft(body: Json): ReplacedDraft | undefined {
  if (!isObject(body) || !isVersion(body.version) || !isObject(body.content)) return undefined;
  return { version: body.version, outcome: String(body.outcome), content: body.content };
}

function published(body: Json): Published | undefined {
  if (!isObject(body) || !isVersion(body.release) || !isVersion(body.version)) return undefined;
  return { release: body.release, version: body.version };
}

function revisionPage(body: Json): RevisionPage | undefined {
  const isPage = isObject(body) && isList(body.revisions) && body.revisions.every(isRevision);
  return isPage ? (body as unknown as RevisionPage) : undefined;
}

function isRevision(revision: Json): boolean {
  if (!isObject(revision) || !isVersion(revision.version)) return false;
  return isObject(revision.updatedBy) && isList(revision.changes);
}

function revisionContent(body: Json): RevisionContent | undefined {
  return isObject(body) && isVersion(body.version) ? (body as unknown as RevisionContent) : undefined;
}
