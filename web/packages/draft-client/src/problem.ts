import type { ServerConflict } from "./conflict.ts";
import type { Failure } from "./failure.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { isVersion, writer } from "./reading.ts";
import type { Violation } from "./refused-values.ts";

/**
 * What an error answer (RFC 9457) means for the client. Whatever does not have one of Stet's problem types, such as the
 * error page of a proxy, says nothing about the content: the server was not reached.
 */
export function failureOf(status: number, body: Json | undefined, retryAfter: string | null): Failure {
  const problem: JsonObject = isObject(body) ? body : {};
  const type = String(problem.type ?? "");
  const detail = String(problem.detail ?? problem.title ?? `The server answered ${status}.`);
  if (!isOurs(type) || isTemporary(status)) return { kind: "unavailable", detail, ...waiting(retryAfter) };
  if (type.endsWith("/key-reused")) return { kind: "key-reused", detail };
  if (status === 409 || status === 412)
    return stale(problem) ?? { kind: "refused", status, type, detail, problem };
  if (status === 401 && !type.endsWith("/bad-credentials")) return { kind: "signed-out", detail };
  if (status === 413) return { kind: "too-large", detail };
  if (status === 422) return { kind: "invalid", errors: violations(problem.errors, detail), detail };
  return { kind: "refused", status, type, detail, problem };
}

/** Whether it is the address of one of Stet's problem types: `/problems/stale-version`, on whichever server. */
function isOurs(type: string): boolean {
  return /^([a-z]+:\/\/[^/]+)?\/problems\/[a-z0-9-]+$/.test(type);
}

function isTemporary(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

/** An answer that Stet does not give: a sign-in page in between, say. */
export function notOurs(): Failure {
  return { kind: "unavailable", detail: "The answer was not Stet's." };
}

export function noAnswer(error: unknown): Failure {
  return { kind: "unavailable", detail: error instanceof Error ? error.message : String(error) };
}

function stale(problem: JsonObject): Failure | undefined {
  const { currentVersion, current, updatedBy, updatedAt, conflicts } = problem;
  if (!isVersion(currentVersion) || !isObject(current)) return undefined;
  return {
    kind: "stale",
    current: {
      version: currentVersion,
      content: current,
      by: writer(updatedBy),
      at: typeof updatedAt === "string" ? updatedAt : null,
    },
    conflicts: Array.isArray(conflicts) ? conflicts.filter(isObject).map(serverConflict) : [],
  };
}

function serverConflict(conflict: JsonObject): ServerConflict {
  const by = writer(conflict.theirsBy);
  return {
    path: String(conflict.path),
    ...(by ? { theirsBy: by } : {}),
    ...(typeof conflict.theirsAt === "string" ? { theirsAt: conflict.theirsAt } : {}),
    ...(conflict.theirsIsYours === true ? { theirsIsYours: true } : {}),
    ...(isVersion(conflict.theirsVersion) ? { theirsVersion: conflict.theirsVersion } : {}),
  };
}

function violations(errors: Json | undefined, detail: string): readonly Violation[] {
  const list = Array.isArray(errors) ? errors.filter(isObject) : [];
  if (list.length === 0) return [{ path: "", message: detail }];
  return list.map((error) => ({ path: String(error.path ?? ""), message: String(error.message ?? detail) }));
}

/** Milliseconds; the header holds seconds. A date is not used: it would need the two clocks to agree. */
function waiting(retryAfter: string | null): { retryAfter?: number } {
  const seconds = Number(retryAfter ?? "");
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfter: seconds * 1_000 } : {};
}
