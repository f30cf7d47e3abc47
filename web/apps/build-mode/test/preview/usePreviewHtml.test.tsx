// @vitest-environment jsdom
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

interface Props {
  readonly page: string;
  readonly content: { readonly text: string };
  readonly away?: boolean;
}

function show(text: string, page = "home", signedOut = () => {}) {
  const initialProps: Props = { page, content: { text } };
  return renderHook(
    (props: Props) =>
      usePreviewHtml("demo", props.page, props.content, { away: props.away ?? false, signedOut }),
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

test("the latest wins: an older question is aborted and its answer is never shown", async () => {
  const { result, rerender } = show("old");
  await pass(0);
  rerender({ page: "home", content: { text: "new" } });
  await pass(200);
  expect(asked[0]?.signal.aborted).toBe(true);
  await asked[1]?.answer(html("NEW"));
  await asked[0]?.answer(html("OLD"));
  expect(result.current).toMatchObject({ html: "NEW", problem: null });
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
  expect(result.current).toMatchObject({ html: "A", problem: "The server answered 503.", busy: false });
  act(() => result.current.retry());
  await pass(200);
  await asked[2]?.answer(html("B"));
  expect(result.current).toMatchObject({ html: "B", problem: null });
});

test("an ended session is reported", async () => {
  const signedOut = vi.fn();
  show("a", "home", signedOut);
  await pass(0);
  await asked[0]?.answer(new Response("{}", { status: 401 }));
  expect(signedOut).toHaveBeenCalledOnce();
});

test("after signing in again the preview asks again by itself", async () => {
  const { result, rerender } = show("a");
  await pass(0);
  await asked[0]?.answer(new Response("{}", { status: 401 }));
  expect(result.current.problem).not.toBeNull();
  rerender({ page: "home", content: { text: "a" }, away: true });
  await pass(1_000);
  expect(asked).toHaveLength(1);
  rerender({ page: "home", content: { text: "a" }, away: false });
  await pass(200);
  await asked[1]?.answer(html("A"));
  expect(result.current).toMatchObject({ html: "A", problem: null });
});
