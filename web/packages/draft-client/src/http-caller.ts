import { parse } from "@stet/json-merge";
import { backoff } from "./backoff.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Failure, failed, ok, type Result } from "./failure.ts";
import { type Json, textOf } from "./json.ts";
import { failureOf, noAnswer, notOurs } from "./problem.ts";
import { randomId } from "./random-id.ts";

/** The part of `fetch` that is used; `window.fetch` fits. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Blob;
  readonly signal?: AbortSignal;
  readonly redirect: "manual";
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export interface HttpCallerOptions {
  readonly fetch: Fetch;
  /** Where the API is; `/api/v1` on the page's own server unless given. */
  readonly base?: string;
  /** For whom the page was opened (an e-mail address). A session of another member is then refused (401). */
  readonly member?: string;
  /** The present CSRF token, which every change with a session cookie echoes; undefined where there is none. */
  readonly csrfToken?: () => string | undefined;
  /** Headers that each request needs beside these, such as a bearer token. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** From 0 to 1, for the jitter of retries. */
  readonly random?: () => number;
  /** Makes ids that nobody else makes. */
  readonly newId?: () => string;
  /** Makes the signal that ends a request which waits too long; after 30 s unless given. */
  readonly expire?: () => AbortSignal;
}

export interface HttpCall {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the API's base, such as `/tenants/demo/tokens`. */
  readonly path: string;
  readonly body?: Json;
  /** A body that is not JSON, such as a picture. */
  readonly file?: Blob;
  /** Of the body; `application/json`, or the file's own type, unless given. */
  readonly contentType?: string;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The `Idempotency-Key` of a change. A new one unless given; all tries of one call have the same. */
  readonly key?: string;
  /** The `Stet-Client`: by it the page knows its own change when the server tells of it. */
  readonly client?: string;
  /** How often it is tried while no answer comes: by default 3 times if doing it twice does no harm, else once. */
  readonly tries?: number;
  /** Ends the call: it is then answered with `unavailable`, and not tried again. */
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * The one way to call the API from a page. Every request says for whom the page was opened, echoes the CSRF token, and
 * has one idempotency key for all of its tries. Nothing is thrown: an answer that is not Stet's is a failure, too.
 */
export class HttpCaller {
  private readonly base: string;
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly newId: () => string;

  constructor(private readonly options: HttpCallerOptions) {
    this.base = options.base ?? "/api/v1";
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? Math.random;
    this.newId = options.newId ?? randomId;
  }

  /** Calls, and reads JSON. `read` answers undefined for a body that is not what it should be: then it is not Stet's. */
  async json<T>(
    call: HttpCall,
    read: (body: Json, status: number) => T | undefined = (body) => body as T,
  ): Promise<Result<T>> {
    return this.patiently(call, ({ status, text }) => {
      const body = text === "" ? null : parsed(text);
      return body === undefined ? undefined : read(body, status);
    });
  }

  /** Calls, and reads text, such as the preview's HTML. */
  text(call: HttpCall): Promise<Result<string>> {
    return this.patiently({ accept: "text/html, text/plain", ...call }, ({ text }) => text);
  }

  private async patiently<T>(
    call: HttpCall,
    read: (answer: HttpAnswer) => T | undefined,
  ): Promise<Result<T>> {
    const { method = "GET" } = call;
    const whole = method === "GET" ? call : { ...call, key: call.key ?? this.newId() };
    const tries = call.tries ?? (method === "POST" || method === "PATCH" ? 1 : 3);
    for (let i = 1; ; i++) {
      const result = await this.once(whole, read);
      if (result.ok || result.failure.kind !== "unavailable" || i >= tries || call.signal?.aborted)
        return result;
      const wait = backoff(i, this.random, result.failure.retryAfter);
      await new Promise<void>((resolve) => this.clock.after(wait, resolve));
    }
  }

  private async once<T>(call: HttpCall, read: (answer: HttpAnswer) => T | undefined): Promise<Result<T>> {
    const token = this.options.csrfToken?.();
    const result = await this.send(call, token, read);
    if (result.ok || !isCsrf(result.failure)) return result;
    // The session is valid and its token is not: the refusal, or else any answer, has set a new one. Nothing was done.
    if (this.options.csrfToken?.() === token) await this.send({ path: "/session" }, undefined, () => true);
    const renewed = this.options.csrfToken?.();
    return renewed === undefined || renewed === token ? result : this.send(call, renewed, read);
  }

  private async send<T>(
    call: HttpCall,
    csrfToken: string | undefined,
    read: (answer: HttpAnswer) => T | undefined,
  ): Promise<Result<T>> {
    let answer: HttpAnswer;
    let retryAfter: string | null;
    try {
      const response = await this.options.fetch(this.base + call.path, this.init(call, csrfToken));
      answer = { status: response.status, text: await response.text() };
      retryAfter = response.headers.get("Retry-After");
    } catch (error) {
      return failed(noAnswer(error));
    }
    const { status } = answer;
    if (status >= 400) return failed(failureOf(status, parsed(answer.text), retryAfter));
    // A redirect (status 0 in a browser) leads to somebody's sign-in page: the API never redirects.
    const isAnswer = (status >= 200 && status < 300) || status === 304;
    const value = isAnswer ? read(answer) : undefined;
    // Such as the sign-in page of a hotel's network, which answers everything with 200.
    return value === undefined ? failed(notOurs()) : ok(value);
  }

  private init(call: HttpCall, csrfToken: string | undefined): FetchInit {
    const { method = "GET", body, file, accept, contentType, key, client, headers, signal } = call;
    const { member, headers: always, expire = halfMinute } = this.options;
    const content = file ?? (body === undefined ? undefined : textOf(body));
    const type = contentType ?? (file ? file.type : "application/json");
    return {
      method,
      headers: {
        Accept: accept ? `${accept}, application/problem+json` : "application/json, application/problem+json",
        ...(content === undefined ? {} : { "Content-Type": type }),
        ...(member === undefined ? {} : { "Stet-Member": encodeURIComponent(member) }),
        ...(method === "GET" || csrfToken === undefined ? {} : { "X-XSRF-TOKEN": csrfToken }),
        ...(key === undefined ? {} : { "Idempotency-Key": key }),
        ...(client === undefined ? {} : { "Stet-Client": client }),
        ...always,
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
      signal: signal ? AbortSignal.any([signal, expire()]) : expire(),
      redirect: "manual",
    };
  }
}

const halfMinute = () => AbortSignal.timeout(30_000);

function isCsrf(failure: Failure): boolean {
  return failure.kind === "refused" && failure.type.endsWith("/csrf-token-missing");
}

function parsed(text: string): Json | undefined {
  try {
    return parse(text); // with every digit of numbers that JavaScript would round
  } catch {
    return undefined;
  }
}
