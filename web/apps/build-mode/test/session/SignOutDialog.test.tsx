// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import type { Draft } from "@stet/draft-react";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Content } from "../../src/content/storefront.ts";
import { SignOutDialog } from "../../src/session/SignOutDialog.tsx";
import { signOut } from "../../src/session/signOut.ts";

vi.mock("../../src/session/signOut.ts", () => ({ signOut: vi.fn(async () => {}), signInAgain: () => "/" }));
beforeEach(() => vi.mocked(signOut).mockClear());

function open(flush: () => Promise<object>) {
  render(
    <MantineProvider env="test">
      <SignOutDialog draft={{ flush } as unknown as Draft<Content>} onClose={() => {}} />
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
