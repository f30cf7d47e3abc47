// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveSign } from "../../src/news/LiveSign.tsx";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Shown = Parameters<typeof LiveSign>[0]["draft"];
const page = (draft: Shown) => (
  <MantineProvider env="test">
    <LiveSign draft={draft} />
  </MantineProvider>
);
const seconds = (n: number) => act(() => vi.advanceTimersByTime(n * 1_000));
const sign = () => screen.queryByRole("img");

test("a connection that is made anew soon is not mentioned, a longer break is", () => {
  const { rerender } = render(page({ live: "connecting", status: "saved" }));
  seconds(4);
  rerender(page({ live: "on", status: "saved" }));
  seconds(60);
  expect(sign()).toBeNull();
  rerender(page({ live: "connecting", status: "saved" }));
  seconds(6);
  expect(sign()?.getAttribute("aria-label")).toMatch(/when you come back to this page/);
  rerender(page({ live: "on", status: "saved" }));
  expect(sign()).toBeNull();
});

test("what the state line says is not said twice", () => {
  render(page({ live: "connecting", status: "offline" }));
  seconds(60);
  expect(sign()).toBeNull();
});
