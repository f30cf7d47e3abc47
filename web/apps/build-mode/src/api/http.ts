import { canonical, type Json, parse } from "@stet/json-merge";

/** What a refused call says (RFC 9457), with the extra members that some problem types have. */
export interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly currentVersion?: number;
  readonly updatedBy?: { readonly kind: string; readonly name: string };
}

/** The server understood the call and said no; `message` is fit to show to a person. */
export class Problem extends Error {
  readonly status: number;
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.name = "Problem";
    this.status = status;
    this.body = body;
  }

  /** The last part of the documented type: `stale-version`, `sign-in-required`, … */
  get kind(): string {
    return this.body.type?.split("/").at(-1) ?? "";
  }
}

/** The server could not be reached at all: nothing is known about the call's fate. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("Stet can't be reached right now. Check your connection and try again.", { cause });
    this.name = "Unreachable";
  }
}

export interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

const BASE = "/api/v1";

/** Calls the API and reads JSON; undefined for 204. */
export async function callJson<T>(path: string, call: Call = {}): Promise<T> {
  const response = await send(path, call);
  // Content may hold numbers that JavaScript would round.
  return (response.status === 204 ? undefined : parse(await response.text())) as T;
}

/** Calls the API and reads text (the preview's HTML). */
export async function callText(path: string, call: Call = {}): Promise<string> {
  return (await send(path, call)).text();
}

async function send(path: string, call: Call): Promise<Response> {
  const method = call.method ?? "GET";
  const headers: Record<string, string> = {
    Accept: "application/json, application/problem+json, text/html",
    ...call.headers,
  };
  if (call.body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET") headers["X-XSRF-TOKEN"] = cookie("XSRF-TOKEN");
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}`, {
      method,
      headers,
      credentials: "same-origin",
      ...(call.body === undefined ? {} : { body: canonical(call.body) }),
      ...(call.signal ? { signal: call.signal } : {}),
    });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw new Unreachable(error);
  }
  if (!response.ok) throw new Problem(response.status, await problemOf(response));
  return response;
}

async function problemOf(response: Response): Promise<ProblemBody> {
  try {
    return (await response.json()) as ProblemBody;
  } catch {
    // A proxy's error page, say: the status is all there is.
    return { status: response.status };
  }
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** One sentence for a person, whatever was thrown. */
export function messageOf(error: unknown): string {
  // What the server says about it is for programs.
  if (error instanceof Problem && error.kind === "sign-in-required")
    return "You have been signed out. Sign in to go on.";
  if (error instanceof Problem || error instanceof Unreachable) return error.message;
  return "Something went wrong in this page. Try again; if it happens again, reload — what you typed is kept.";
}
