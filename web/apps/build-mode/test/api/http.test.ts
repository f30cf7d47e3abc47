// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callJson, messageOf, Problem, Unreachable } from "../../src/api/http.ts";

const fetched = vi.fn<typeof fetch>();
const sent = () => fetched.mock.calls[0]?.[1] as RequestInit & { headers: Record<string, string> };
const answer = (status: number, body: string) =>
  fetched.mockResolvedValueOnce(new Response(body, { status }));

beforeEach(() => {
  vi.stubGlobal("fetch", fetched.mockReset());
  // biome-ignore lint/suspicious/noDocumentCookie: what the server's cookie looks like to scripts
  document.cookie = "XSRF-TOKEN=abc%20123";
});
afterEach(() => vi.unstubAllGlobals());

test("changes echo the CSRF token; reads need none", async () => {
  answer(200, "{}");
  await callJson("/session", { method: "POST", body: { tenant: "demo" } });
  expect(sent().headers["X-XSRF-TOKEN"]).toBe("abc 123");
  expect(sent().headers["Content-Type"]).toBe("application/json");
  fetched.mockReset();
  answer(200, "{}");
  await callJson("/session");
  expect(sent().headers["X-XSRF-TOKEN"]).toBeUndefined();
});

test("a problem keeps its words and its kind", async () => {
  answer(409, JSON.stringify({ type: "/problems/stale-version", title: "Stale", detail: "Look again." }));
  const error = await callJson("/tenants/demo").catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Problem);
  expect(error).toMatchObject({ status: 409, kind: "stale-version" });
  expect(messageOf(error)).toBe("Look again.");
});

test("who is signed out is not told what programs are told", async () => {
  answer(401, JSON.stringify({ type: "/problems/sign-in-required", detail: "Send an API token." }));
  const error = await callJson("/tenants/demo").catch((e: unknown) => e);
  expect(messageOf(error)).toBe("You have been signed out. Sign in to go on.");
});

test("an answer that is no problem document is still a problem", async () => {
  answer(502, "<h1>Bad gateway</h1>");
  await expect(callJson("/tenants/demo")).rejects.toThrow("The server answered 502.");
});

test("no answer at all says what to do", async () => {
  fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  const error = await callJson("/tenants/demo").catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Unreachable);
  expect(messageOf(error)).toContain("Check your connection");
});

test("numbers that JavaScript would round come through whole, there and back", async () => {
  answer(200, '{"content":{"n":9007199254740993}}');
  const { content } = await callJson<{ content: { n: never } }>("/tenants/demo/releases/1");
  answer(200, "{}");
  await callJson("/tenants/demo/preview", { method: "POST", body: { content } });
  expect(fetched.mock.calls[1]?.[1]?.body).toBe('{"content":{"n":9007199254740993}}');
});
