import { diff } from "@stet/json-merge";
import type { Result } from "./failure.ts";
import type { HttpCaller } from "./http-caller.ts";
import { isList, isObject, type Json, type JsonObject, textOf } from "./json.ts";
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

export interface HttpOptions {
  /** The tenant's slug. */
  readonly tenant: string;
  readonly caller: HttpCaller;
}

/** The HTTP contract of a draft. */
export class HttpTransport implements DraftTransport {
  private readonly caller: HttpCaller;
  private readonly tenant: string;

  constructor({ tenant, caller }: HttpOptions) {
    this.caller = caller;
    this.tenant = `/tenants/${encodeURIComponent(tenant)}`;
  }

  load(known?: number): Promise<Result<LoadedDraft | null>> {
    const headers: Record<string, string> = known === undefined ? {} : { "If-None-Match": `"${known}"` };
    const read = (body: Json, status: number) =>
      status === 304 ? (known === undefined ? undefined : null) : loadedDraft(body);
    return this.caller.json({ path: this.draft(), headers, tries: 1 }, read);
  }

  /** A small change of a long draft goes as a patch. Sent again, it is the same patch: the base is the same. */
  save({ expectedVersion, base, content, key, client }: SaveRequest): Promise<Result<SavedDraft>> {
    const patch = base === undefined ? undefined : (diff(base, content) as unknown as Json);
    if (patch !== undefined && textOf(patch).length < textOf(content).length) {
      const call = {
        method: "PATCH",
        path: this.draft("?onConflict=merge"),
        contentType: "application/json-patch+json",
        headers: { "If-Match": `"${expectedVersion}"` },
        body: patch,
      } as const;
      return this.caller.json({ ...call, key, client, tries: 1 }, (answer) =>
        savedDraft(answer, expectedVersion),
      );
    }
    const body = { expectedVersion, content, onConflict: "merge" };
    return this.caller.json({ method: "PUT", path: this.draft(), key, client, body, tries: 1 }, (answer) =>
      savedDraft(answer, expectedVersion),
    );
  }

  publish(command: Command): Promise<Result<Published>> {
    return this.post("/draft/publish", command, {}, (answer) => made(answer, command));
  }

  discard({ expectedVersion, key, client }: Command): Promise<Result<ReplacedDraft>> {
    const headers = { "If-Match": `"${expectedVersion}"` };
    return this.caller.json({ method: "DELETE", path: this.draft(), key, client, headers }, (answer) =>
      replacedDraft(answer, expectedVersion),
    );
  }

  restore(version: number, command: Command): Promise<Result<ReplacedDraft>> {
    return this.post("/draft/restore", command, { version }, (answer) =>
      replacedDraft(answer, command.expectedVersion),
    );
  }

  restoreRelease(release: number, command: Command): Promise<Result<Published>> {
    return this.post(`/releases/${release}/restore`, command, {}, (answer) => made(answer, command));
  }

  revisions(before?: number, limit = 50): Promise<Result<RevisionPage>> {
    const from = before === undefined ? "" : `before=${before}&`;
    return this.caller.json({ path: this.draft(`/revisions?${from}limit=${limit}`), tries: 1 }, revisionPage);
  }

  revision(version: number): Promise<Result<RevisionContent>> {
    return this.caller.json({ path: this.draft(`/revisions/${version}`), tries: 1 }, revisionContent);
  }

  /** A command whose answer is lost may have been done: the same key asks again, and it is done once. */
  private post<T>(
    path: string,
    { expectedVersion, key, client }: Command,
    more: JsonObject,
    read: (answer: Json) => T | undefined,
  ): Promise<Result<T>> {
    const body = { ...more, expectedVersion };
    return this.caller.json({ method: "POST", path: this.tenant + path, key, client, body, tries: 3 }, read);
  }

  private draft(below = ""): string {
    return `${this.tenant}/draft${below}`;
  }
}

function loadedDraft(body: Json): LoadedDraft | undefined {
  if (!isObject(body) || !isVersion(body.version) || !isObject(body.content)) return undefined;
  return {
    version: body.version,
    content: body.content,
    by: writer(body.updatedBy),
    at: typeof body.updatedAt === "string" ? body.updatedAt : null,
    ...lineageOf(body),
    published: published(body.published ?? null) ?? null,
  };
}

/** A version that is older than the one it was based on is an old answer from somewhere, and not that of this call. */
function isSince(expected: number, version: Json | undefined): version is number {
  return isVersion(version) && version >= expected;
}

function savedDraft(body: Json, expected: number): SavedDraft | undefined {
  if (!isObject(body) || !isSince(expected, body.version)) return undefined;
  const outcome = (body.outcome ?? "saved") as SavedDraft["outcome"];
  return {
    version: body.version,
    outcome,
    ...lineageOf(body),
    ...(body.content === undefined ? {} : { content: body.content }),
  };
}

function lineageOf({ lineage }: JsonObject): { readonly lineage?: string } {
  return typeof lineage === "string" ? { lineage } : {};
}

function replacedDraft(body: Json, expected: number): ReplacedDraft | undefined {
  if (!isObject(body) || !isSince(expected, body.version) || !isObject(body.content)) return undefined;
  return { version: body.version, outcome: String(body.outcome), content: body.content };
}

function made(body: Json, { expectedVersion }: Command): Published | undefined {
  const release = published(body);
  return release && release.version > expectedVersion ? release : undefined;
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
