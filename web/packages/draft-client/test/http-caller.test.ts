import { describe, expect, test } from "vitest";
import { type FetchInit, HttpCaller, type HttpCallerOptions } from "../src/index.ts";
import { FakeClock } from "../src/testing/index.ts";

type Answer = { status: number; body?: string; retryAfter?: string } | "lost";

const problem = (type: string) => JSON.stringify({ type: `/problems/${type}`, detail: "D" });
const csrfMissing: Answer = { status: 403, body: problem("csrf-token-missing") };
const done: Answer = { status: 200, body: '{"done":true}' };

/** A caller that gets these answers, one a request; the last one again and again. */
function caller(answers: readonly Answer[], options: Partial<HttpCallerOptions> = {}) {
  const asked: { url: string; init: FetchInit; at: number }[] = [];
  const clock = new FakeClock(0);
  let ids = 0;
  const made = new HttpCaller({
    fetch: async (url, init) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)] as Answer;
      asked.push({ url, init, at: clock.now() });
      if (answer === "lost") throw new TypeError("gone");
      const { status, body = "", retryAfter = null } = answer;
      return { status, headers: { get: () => retryAfter }, text: async () => body };
    },
    clock,
    random: () => 1,
    newId: () => `id${++ids}`,
    expire: () => new AbortController().signal,
    ...options,
  });
  return { caller: made, asked, clock };
}

const keys = (asked: readonly { init: FetchInit }[]) =>
  asked.map(({ init }) => init.headers["Idempotency-Key"]);

describe("one caller for every call", () => {
  test("a change names member, token, key and client; redirects are not followed", async () => {
    const { caller: api, asked } = caller([done], { member: "żaneta@demo.example", csrfToken: () => "t" });
    const call = {
      method: "POST",
      path: "/tenants/demo/tokens",
      body: { name: "n" },
      client: "c/1",
    } as const;
    expect(await api.json(call)).toEqual({ ok: true, value: { done: true } });
    expect(asked[0]).toMatchObject({
      url: "/api/v1/tenants/demo/tokens",
      init: {
        method: "POST",
        body: '{"name":"n"}',
        redirect: "manual",
        headers: {
          "Content-Type": "application/json",
          "Stet-Member": "%C5%BCaneta%40demo.example",
          "X-XSRF-TOKEN": "t",
          "Idempotency-Key": "id1",
          "Stet-Client": "c/1",
        },
      },
    });
  });

  test("reading needs no key and no token, but names the member, too", async () => {
    const { caller: api, asked } = caller([done], { member: "a@b.c", csrfToken: () => "t" });
    await api.json({ path: "/session" });
    expect(Object.keys(asked[0]?.init.headers ?? {}).sort()).toEqual(["Accept", "Stet-Member"]);
  });

  test("text comes as it is; a file goes as it is", async () => {
    const { caller: api, asked } = caller([{ status: 200, body: "<p>" }]);
    const file = new Blob(["png"], { type: "image/png" });
    expect(await api.text({ method: "POST", path: "/p", file })).toEqual({ ok: true, value: "<p>" });
    expect(asked[0]?.init).toMatchObject({ body: file, headers: { "Content-Type": "image/png" } });
  });

  test("nothing in the answer, as after 204, is null", async () => {
    const { caller: api } = caller([{ status: 204 }]);
    expect(await api.json({ method: "DELETE", path: "/session" })).toEqual({ ok: true, value: null });
  });

  test("a wrong password is a refusal, and no session that has ended", async () => {
    const { caller: api } = caller([{ status: 401, body: problem("bad-credentials") }]);
    expect(await api.json({ method: "POST", path: "/session", body: {} })).toMatchObject({
      failure: { kind: "refused", status: 401 },
    });
  });
});

describe("[CASE 75] the CSRF token expires while the session is valid", () => {
  test("the refusal has set a new one: the call is made again with it, and with its key", async () => {
    let token = "old";
    const { caller: api, asked } = caller([csrfMissing, done], {
      csrfToken: () => (asked.length > 0 ? "new" : token),
    });
    token = "old";
    expect(await api.json({ method: "PUT", path: "/x", body: {} })).toMatchObject({ ok: true });
    expect(asked.map(({ init }) => init.headers["X-XSRF-TOKEN"])).toEqual(["old", "new"]);
    expect(keys(asked)).toEqual(["id1", "id1"]);
  });

  test("where the refusal set none, the session is asked for, which does", async () => {
    const { caller: api, asked } = caller([csrfMissing, done, done], {
      csrfToken: () => (asked.length > 1 ? "new" : undefined),
    });
    expect(await api.json({ method: "POST", path: "/x", body: {} })).toMatchObject({ ok: true });
    expect(asked.map(({ url, init }) => `${init.method} ${url}`)).toEqual([
      "POST /api/v1/x",
      "GET /api/v1/session",
      "POST /api/v1/x",
    ]);
  });

  test("a browser that keeps no cookie is refused once, not for ever", async () => {
    const { caller: api, asked } = caller([csrfMissing, done, csrfMissing], { csrfToken: () => undefined });
    expect(await api.json({ method: "POST", path: "/x", body: {} })).toMatchObject({
      failure: { kind: "refused", type: "/problems/csrf-token-missing" },
    });
    expect(asked).toHaveLength(2);
  });
});

describe("[CASE 63] trying again", () => {
  const limited: Answer = { status: 429, body: problem("throttled"), retryAfter: "7" };

  test("no answer, 5xx, 429 and what is not Stet's: with the same key, more slowly, as Retry-After says", async () => {
    const { caller: api, asked, clock } = caller(["lost", limited, done]);
    const result = api.json({ method: "DELETE", path: "/x" });
    await clock.tick(60_000);
    expect(await result).toMatchObject({ ok: true });
    expect(asked.map(({ at }) => at)).toEqual([0, 1_000, 8_000]);
    expect(keys(asked)).toEqual(["id1", "id1", "id1"]);
  });

  test("three times at most", async () => {
    const { caller: api, asked, clock } = caller([{ status: 502, body: "<html>" }]);
    const result = api.json({ path: "/x" });
    await clock.tick(60_000);
    expect(await result).toMatchObject({ failure: { kind: "unavailable" } });
    expect(asked).toHaveLength(3);
  });

  test.each([403, 404, 409, 413, 422])("a refusal (%d) is sent once", async (status) => {
    const { caller: api, asked, clock } = caller([{ status, body: problem("forbidden") }]);
    const result = api.json({ method: "PUT", path: "/x", body: {} });
    await clock.tick(60_000);
    expect(await result).toMatchObject({ ok: false });
    expect(asked).toHaveLength(1);
  });

  test("what does harm when it is done twice is sent once, unless the call says that the server knows its key", async () => {
    const { caller: api, asked, clock } = caller(["lost"]);
    expect(await api.json({ method: "POST", path: "/x", body: {} })).toMatchObject({ ok: false });
    expect(asked).toHaveLength(1);
    void api.json({ method: "POST", path: "/x", body: {}, tries: 2 });
    await clock.tick(60_000);
    expect(asked).toHaveLength(3);
  });

  test("a call that was ended is not tried again", async () => {
    const { caller: api, asked, clock } = caller(["lost"]);
    const ending = new AbortController();
    ending.abort();
    const result = api.json({ path: "/x", signal: ending.signal });
    await clock.tick(60_000);
    expect(await result).toMatchObject({ failure: { kind: "unavailable" } });
    expect(asked).toHaveLength(1);
  });
});
