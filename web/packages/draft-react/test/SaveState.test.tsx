import { MantineProvider } from "@mantine/core";
import type { Status } from "@stet/draft-client";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { RewindNotice, SaveState } from "../src/index.ts";

const line = (status: Status, props: object = {}) => (
  <MantineProvider env="test">
    <SaveState draft={{ status, kept: true, conflicts: [] }} onDecide={() => {}} {...props} />
  </MantineProvider>
);

test.each<[Status, string]>([
  ["saved", "Saved"],
  ["offline", "Offline, kept on this device"],
  ["needs-decision", "Needs your decision"],
  ["invalid", "Not saved: something needs correcting"],
  ["signed-out", "Signed out, kept on this device"],
  ["load-failed", "Could not be loaded"],
])("%s is read as “%s”", (status, words) => {
  render(line(status));
  expect(screen.getByRole("status").textContent).toBe(words);
});

test("saving is shown and not read out", () => {
  const { rerender } = render(line("saved"));
  rerender(line("saving"));
  expect(screen.getByText("Saving…")).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("Saved");
});

test("does not promise what the device can't keep", () => {
  render(line("offline", { draft: { status: "offline", kept: false, conflicts: [] } }));
  expect(screen.getByRole("status").textContent).toBe("Offline: keep this page open");
});

test.each<[Status, string]>([
  ["needs-decision", "Needs your decision: keep this page open"],
  ["signed-out", "Signed out: keep this page open"],
  ["invalid", "Something needs correcting: keep this page open"],
])("%s, and nothing can be kept, is read as “%s”", (status, words) => {
  render(line(status, { draft: { status, kept: false, conflicts: [] } }));
  expect(screen.getByRole("status").textContent).toBe(words);
});

test("says that an older state was put back, until that is read", async () => {
  let read = 0;
  const notice = (rewound: boolean) => (
    <MantineProvider env="test">
      <RewindNotice draft={{ rewound, forgetRewind: () => read++ }} />
    </MantineProvider>
  );
  const { rerender } = render(notice(false));
  expect(screen.queryByRole("alert")).toBeNull();
  rerender(notice(true));
  expect(screen.getByRole("alert").textContent).toContain("What you had not saved yet is still here");
  await userEvent.click(screen.getByRole("button", { name: "Close this notice" }));
  expect(read).toBe(1);
});

test("offers the decision", async () => {
  let decided = 0;
  render(line("needs-decision", { onDecide: () => decided++ }));
  await userEvent.click(screen.getByRole("button", { name: "Needs your decision" }));
  expect(decided).toBe(1);
});
