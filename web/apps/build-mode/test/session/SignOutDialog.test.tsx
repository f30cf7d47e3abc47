// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { pageCaller } from "@stet/draft-client/browser";
import type { Draft } from "@stet/draft-react";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Content } from "../../src/content/storefront.ts";
import { SignOutDialog } from "../../src/session/SignOutDialog.tsx";
import { signOut } from "../../src/session/signOut.ts";

vi.mock("../../src/session/signOut.ts", () => ({ signOut: vi.fn(async () => null), signInAgain: () => "/" }));
beforeEach(() => vi.mocked(signOut).mockClear());

const api = pageCaller();

function open(flush: () => Promise<object>, kept = true) {
  const draft = { flush, kept } as unknown as Draft<Content>;
  render(
    <MantineProvider env="test">
      <SignOutDialog site={{ api }} draft={draft} onClose={() => {}} />
    </MantineProvider>,
  );
}

test("saves first, then signs out", async () => {
  let saved = (_: object) => {};
  open(() => new Promise((resolve) => (saved = resolve)));
  expect(signOut).not.toHaveBeenCalled();
  saved({ ok: true, value: { version: 2 } });
  await vi.waitFor(() => expect(signOut).toHaveBeenCalledOnce());
});

test("asks when something can't be saved", async () => {
  open(async () => ({ ok: false, reason: "invalid", detail: "A title is needed." }));
  expect(await screen.findByText(/A title is needed\./)).toBeTruthy();
  expect(signOut).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Sign out" }));
  expect(signOut).toHaveBeenCalledOnce();
});

test("says in plain words that Stet can't be reached, and that the session goes on", async () => {
  open(async () => ({ ok: false, reason: "offline", detail: "Failed to fetch" }));
  expect(await screen.findByText(/Stet can't be reached right now/)).toBeTruthy();
  expect(screen.queryByText(/Failed to fetch/)).toBeNull();
  vi.mocked(signOut).mockResolvedValueOnce("Stet can't be reached right now.");
  await userEvent.click(screen.getByRole("button", { name: "Sign out" }));
  expect((await screen.findByRole("alert")).textContent).toContain("You are still signed in.");
});

test("says so where the browser keeps nothing", async () => {
  open(async () => ({ ok: false, reason: "offline", detail: "" }), false);
  expect(await screen.findByText(/lost when you leave/)).toBeTruthy();
  expect(screen.queryByText(/stays on this device/)).toBeNull();
});
