// @vitest-environment jsdom
import { pageCaller } from "@stet/draft-client/browser";
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { usePreviewHtml } from "../../src/preview/usePreviewHtml.ts";

interface Asked {
  readonly page: string;
  readonly text: string;
  readonly signal: AbortSignal;
  readonly answer: (response: Response) => Promise<void>;
}

let asked: Asked[];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal("fetch", (_url: string, init: { body: string; signal: AbortSignal }) => {
    const { page, content } = JSON.parse(init.body);
    return new Promise<Response>((resolve, reject) => {
      init.signal.addEventListener("abort", () => reject(init.signal.reason));
      const answer = async (response: Response) => act(async () => resolve(response));
      asked.push({ page, text: content.text, signal: init.signal, answer });
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const html = (text: string) => new Response(text);

const site = { api: pageCaller({ member: "mara@demo.example" }), slug: "demo" };

interface Props {
  readonly page: string;
  readonly content: { readonly text: string };
  readonly version?: number;
  readonly away?: boolean;
}

function show(text: string, page = "home", signedOut = () => {}) {
  const initialProps: Props = { page, content: { text } };
  return renderHook(
    (props: Props) =>
      usePreviewHtml(
        site,
        props.page,
        { content: props.content, version: props.version ?? 0 },
        { away: props.away ?? false, signedOut },
      ),
    { initialProps },
  );
}

test("the first page is asked for at once, typing is waited for", async () => {
  const { result, rerender } = show("a");
  await pass(0);
  await asked[0]?.answer(html("A"));
  expect(result.current).toMatchObject({ html: "A", busy: false });

  for (const text of ["ab", "abc", "abcd"]) {
    rerender({ page: "home", content: { text } });
    await pass(100);
  }
  expect(asked).toHaveLength(1);
  await pass(150);
  expect(asked.map((each) => each.text)).toEqual(["a", "abcd"]);
});

test("what is under way is shown, and then the latest of what came meanwhile", async () => {
  const { result, rerender } = show("old");
  await pass(0);
  for (const text of ["newer", "new"]) {
    rerender({ page: "home", content: { text } });
    await pass(200);
  }
  expect(asked).toHaveLength(1);
  await asked[0]?.answer(html("OLD"));
  expect(result.current).toMatchObject({ html: "OLD", busy: true });
  expect(asked.map(({ text }) => text)).toEqual(["old", "new"]);
  await asked[1]?.answer(html("NEW"));
  expect(result.current).toMatchObject({ html: "NEW", problem: null, busy: false });
});

test("what others change is asked for at once, and seen however quickly they go on", async () => {
  const { result, rerender } = show("0");
  await pass(0);
  await asked[0]?.answer(html("0"));
  for (let version = 1; version <= 10; version++) {
    rerender({ page: "home", content: { text: `${version}` }, version });
    await pass(50);
    if (version % 2 === 0) await asked.at(-1)?.answer(html(`${version - 1}`));
  }
  expect(result.current.html).toBe("9");
  expect(asked.every(({ signal }) => !signal.aborted)).toBe(true);
  await asked.at(-1)?.answer(html("10"));
  expect(result.current).toMatchObject({ html: "10", busy: false });
});

test("a save's own version does not hurry what is typed after it", async () => {
  const { rerender } = show("a");
  await pass(0);
  await asked[0]?.answer(html("A"));
  rerender({ page: "home", content: { text: "a" }, version: 1 });
  rerender({ page: "home", content: { text: "ab" }, version: 1 });
  await pass(100);
  expect(asked).toHaveLength(1);
  await pass(50);
  expect(asked).toHaveLength(2);
});

test("a question that hangs is given up for the next one", async () => {
  const { result, rerender } = show("a");
  await pass(6_000);
  rerender({ page: "home", content: { text: "b" } });
  await pass(200);
  expect(asked[0]?.signal.aborted).toBe(true);
  await asked[1]?.answer(html("B"));
  expect(result.current).toMatchObject({ html: "B", busy: false });
});

test("another page is asked for at once", async () => {
  const { result, rerender } = show("a");
  await pass(0);
  await asked[0]?.answer(html("A"));
  rerender({ page: "about", content: { text: "a" } });
  await pass(0);
  await asked[1]?.answer(html("ABOUT"));
  expect(result.current).toMatchObject({ html: "ABOUT", pageId: "about" });
});

test("a failure says so, keeps the last page, and can be tried again", async () => {
  const { result, rerender } = show("a");
  await pass(0);
  await asked[0]?.answer(html("A"));
  rerender({ page: "home", content: { text: "b" } });
  await pass(200);
  await asked[1]?.answer(new Response("", { status: 503 }));
  expect(result.current).toMatchObject({
    html: "A",
    problem: expect.stringContaining("can't be reached"),
    busy: false,
  });
  act(() => result.current.retry());
  await pass(200);
  await asked[2]?.answer(html("B"));
  expect(result.current).toMatchObject({ html: "B", problem: null });
});

test("an ended session is reported", async () => {
  const signedOut = vi.fn();
  show("a", "home", signedOut);
  await pass(0);
  await asked[0]?.answer(Response.json({ type: "/problems/sign-in-required" }, { status: 401 }));
  expect(signedOut).toHaveBeenCalledOnce();
});

test("after signing in again the preview asks again by itself", async () => {
  const { result, rerender } = show("a");
  await pass(0);
  await asked[0]?.answer(Response.json({ type: "/problems/sign-in-required" }, { status: 401 }));
  expect(result.current.problem).not.toBeNull();
  rerender({ page: "home", content: { text: "a" }, away: true });
  await pass(1_000);
  expect(asked).toHaveLength(1);
  rerender({ page: "home", content: { text: "a" }, away: false });
  await pass(200);
  await asked[1]?.answer(html("A"));
  expect(result.current).toMatchObject({ html: "A", problem: null });
});
