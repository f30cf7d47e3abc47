// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { pageCaller } from "@stet/draft-client/browser";
import type { Draft } from "@stet/draft-react";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { setValue } from "../../src/actions/setValue.ts";
import type { Site } from "../../src/api/site.ts";
import type { Content } from "../../src/content/storefront.ts";
import { DiscardDialog } from "../../src/publish/DiscardDialog.tsx";
import { content, schema } from "../sample.ts";

const api = pageCaller({ member: "mara@demo.example" });
const site = { api, tenant: { slug: "demo", name: "Slipway" }, schema } as unknown as Site;
const edited = setValue(content, ["branding", "primaryColor"], "#ff0000");
const snapshot = { content: edited, version: 7, published: { release: 2, version: 5 } };

/** A draft at version 7 as far as the dialog uses it. */
function draftOf(facts: object = {}, flushed: object = { ok: true, value: { version: 7 } }) {
  const discard = vi.fn(async () => ({ ok: false, reason: "changed", detail: "" }));
  const client = { getSnapshot: () => snapshot };
  const draft = { ...snapshot, conflicts: [], flush: async () => flushed, discard, client, ...facts };
  return { draft: draft as unknown as Draft<Content>, discard };
}

function dialog(draft: Draft<Content>, onDecide = () => {}) {
  return (
    <MantineProvider env="test">
      <DiscardDialog site={site} draft={draft} onClose={() => {}} onDecide={onDecide} />
    </MantineProvider>
  );
}

const discardButton = () => screen.findByRole<HTMLButtonElement>("button", { name: "Discard" });

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["needs-decision", []],
  ["invalid", [{ id: "/title" }]],
])("while a decision is open, it comes first (%s)", async (reason, conflicts) => {
  const { draft } = draftOf({ conflicts }, { ok: false, reason, detail: "No." });
  const decide = vi.fn();
  render(dialog(draft, decide));
  await userEvent.click(await screen.findByRole("button", { name: "Decide now" }));
  expect(decide).toHaveBeenCalledOnce();
  expect(screen.queryByRole("button", { name: "Discard" })).toBeNull();
});

test("what can't be saved may be given up", async () => {
  const { draft, discard } = draftOf({}, { ok: false, reason: "invalid", detail: "No." });
  render(dialog(draft));
  await userEvent.click(await discardButton());
  expect(discard).toHaveBeenCalledWith({ evenUnsaved: true });
});

test("discards what was looked at, and nothing that came since", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ release: 2, content }));
  const { draft, discard } = draftOf();
  const { rerender } = render(dialog(draft));
  await userEvent.click(await discardButton());
  expect(discard).toHaveBeenCalledWith({ evenUnsaved: false, reviewed: { version: 7 } });
  expect(await screen.findByRole("button", { name: "Look again" })).toBeTruthy();

  rerender(dialog({ ...draft, version: 8 }));
  expect((await discardButton()).disabled).toBe(true);
});
