import { canonical } from "@stet/json-merge";
import { describe, expect, test } from "vitest";
import { type FetchInit, HttpCaller, HttpTransport } from "../src/index.ts";

/** A transport whose server gives one answer; what it was asked is in `asked`. */
function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const asked: { url: string; init: FetchInit }[] = [];
  const caller = new HttpCaller({
    fetch: async (url, init) => {
      asked.push({ url, init });
      return { status, headers: { get: (name) => headers[name] ?? null }, text: async () => body };
    },
    csrfToken: () => "t",
  });
  return { transport: new HttpTransport({ tenant: "café", caller }), asked };
}

const problem = (type: string, more: object = {}) =>
  JSON.stringify({ type: `/problems/${type}`, detail: "D", ...more });
const save = { expectedVersion: 3, content: { a: 1 }, key: "k", client: "c/1" };

describe("the HTTP contract", () => {
  test("a save names its base, its key and its client", async () => {
    const { transport, asked } = answering(200, '{"version":4,"outcome":"merged","content":{"a":2}}');
    expect(await transport.save(save)).toEqual({
      ok: true,
      value: { version: 4, outcome: "merged", content: { a: 2 } },
    });
    expect(asked[0]?.url).toBe("/api/v1/tenants/caf%C3%A9/draft");
    expect(asked[0]?.init).toMatchObject({
      method: "PUT",
      body: '{"expectedVersion":3,"content":{"a":1},"onConflict":"merge"}',
      headers: {
        "Idempotency-Key": "k",
        "Stet-Client": "c/1",
        "X-XSRF-TOKEN": "t",
        "Content-Type": "application/json",
      },
    });
  });

  test("a small change of a long draft goes as a patch, whether the answer has the content or not", async () => {
    const text = "A text that is much longer than any patch of it, so that nobody would send it again.";
    const base = { a: 1, text };
    const content = { a: 2, text };
    for (const body of [
      '{"version":4,"outcome":"saved"}',
      JSON.stringify({ version: 4, outcome: "saved", content }),
    ]) {
      const { transport, asked } = answering(200, body);
      expect(await transport.save({ ...save, base, content })).toMatchObject({
        ok: true,
        value: { version: 4 },
      });
      expect(asked[0]?.url).toBe("/api/v1/tenants/caf%C3%A9/draft?onConflict=merge");
      expect(asked[0]?.init).toMatchObject({
        method: "PATCH",
        body: '[{"op":"replace","path":"/a","value":2}]',
        headers: {
          "If-Match": '"3"',
          "Idempotency-Key": "k",
          "Stet-Client": "c/1",
          "Content-Type": "application/json-patch+json",
        },
      });
    }
  });

  test("where a patch would be longer, all of it goes", async () => {
    const { transport, asked } = answering(200, '{"version":4,"outcome":"saved"}');
    await transport.save({ ...save, base: { a: 0 } });
    expect(asked[0]?.init.method).toBe("PUT");
  });

  test("discard names its base in If-Match, version 0 too", async () => {
    const { transport, asked } = answering(200, '{"version":1,"outcome":"saved","content":{}}');
    await transport.discard({ expectedVersion: 0, key: "k", client: "c/1" });
    expect(asked[0]?.init).toMatchObject({
      method: "DELETE",
      headers: { "If-Match": '"0"', "Idempotency-Key": "k" },
    });
  });

  test("not modified is nothing new", async () => {
    const { transport, asked } = answering(304, "");
    expect(await transport.load(7)).toEqual({ ok: true, value: null });
    expect(asked[0]?.init.headers["If-None-Match"]).toBe('"7"');
  });

  test("numbers that JavaScript would round come and go whole", async () => {
    const { transport } = answering(200, '{"version":0,"content":{"n":9007199254740993},"published":null}');
    const loaded = await transport.load();
    const content = loaded.ok && loaded.value ? loaded.value.content : null;
    expect(canonical(content)).toBe('{"n":9007199254740993}');
    const second = answering(200, '{"version":4,"outcome":"saved"}');
    await second.transport.save({ ...save, content });
    expect(second.asked[0]?.init.body).toContain('{"n":9007199254740993}');
  });

  test.each([
    [200, "<html>Welcome to the hotel's network</html>", "unavailable"],
    [200, '{"version":"7","content":{}}', "unavailable"],
    [200, '{"version":7,"content":null}', "unavailable"],
    [200, "", "unavailable"],
    [500, "", "unavailable"],
    [502, "<html>", "unavailable"],
    [503, problem("unavailable"), "unavailable"],
    [401, problem("sign-in-required"), "signed-out"],
    [404, problem("not-found"), "refused"],
    [403, problem("forbidden"), "refused"],
    [403, "", "unavailable"],
    [404, "<html>nginx</html>", "unavailable"],
    [404, '{"type":"about:blank","title":"Not Found"}', "unavailable"],
    [401, "<html>Log in to the proxy</html>", "unavailable"],
    [0, "", "unavailable"],
    [302, "", "unavailable"],
    [304, "", "unavailable"],
  ])("a load answered %i %s is no draft: %s", async (status, body, kind) => {
    const result = await answering(status, body).transport.load();
    expect(result).toMatchObject({ ok: false, failure: { kind } });
  });

  test.each([
    [
      422,
      problem("invalid-content", { errors: [{ path: "/a", message: "M" }] }),
      { kind: "invalid", errors: [{ path: "/a", message: "M" }] },
    ],
    [422, problem("key-reused"), { kind: "key-reused" }],
    [413, problem("too-large"), { kind: "too-large", detail: "D" }],
    [400, problem("malformed"), { kind: "refused", status: 400, type: "/problems/malformed" }],
    [428, problem("version-required"), { kind: "refused" }],
    [409, problem("already-done"), { kind: "refused", status: 409, problem: { detail: "D" } }],
    [405, "<html>", { kind: "unavailable" }],
    [407, "", { kind: "unavailable" }],
    [409, "", { kind: "unavailable" }],
    [412, "<html>", { kind: "unavailable" }],
    [413, "<html>Request Entity Too Large</html>", { kind: "unavailable" }],
    [422, '{"errors":[]}', { kind: "unavailable" }],
    [200, '{"version":2,"outcome":"saved"}', { kind: "unavailable" }],
    [200, "{}", { kind: "unavailable" }],
    [204, "", { kind: "unavailable" }],
  ])("a save answered %i %s", async (status, body, failure) => {
    expect(await answering(status, body).transport.save(save)).toMatchObject({ ok: false, failure });
  });

  test.each([409, 412])("stale by %i carries what is needed to resolve it", async (status) => {
    const body = problem("stale-version", {
      currentVersion: 9,
      current: { a: 9 },
      updatedBy: { kind: "agent", name: "Helper" },
      updatedAt: "2026-11-25T09:00:00Z",
      conflicts: [
        {
          path: "/a",
          kind: "edit",
          theirsBy: { kind: "person", name: "Ben" },
          theirsAt: "T",
          theirsVersion: 8,
        },
      ],
    });
    expect(await answering(status, body).transport.save(save)).toEqual({
      ok: false,
      failure: {
        kind: "stale",
        current: {
          version: 9,
          content: { a: 9 },
          by: { kind: "agent", name: "Helper" },
          at: "2026-11-25T09:00:00Z",
        },
        conflicts: [
          { path: "/a", theirsBy: { kind: "person", name: "Ben" }, theirsAt: "T", theirsVersion: 8 },
        ],
      },
    });
  });

  test("too many requests: waits as long as the server says", async () => {
    const { transport } = answering(429, problem("throttled"), { "Retry-After": "7" });
    expect(await transport.save(save)).toMatchObject({
      ok: false,
      failure: { kind: "unavailable", retryAfter: 7_000 },
    });
  });

  test("no answer is a failure, not an exception", async () => {
    const caller = new HttpCaller({ fetch: () => Promise.reject(new TypeError("gone")) });
    const transport = new HttpTransport({ tenant: "demo", caller });
    expect(await transport.load()).toEqual({ ok: false, failure: { kind: "unavailable", detail: "gone" } });
  });
});
