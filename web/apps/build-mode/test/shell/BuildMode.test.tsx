// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { BuildMode } from "../../src/shell/BuildMode.tsx";

const session = {
  tenant: { slug: "demo", name: "Slipway" },
  member: { name: "Mara", email: "mara@demo.example", role: "owner" },
};

/** A server that answers these paths; everything else is a 500. */
function serve(answers: Readonly<Record<string, Response>>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    const path = url.replace("/api/v1", "");
    asked.push(path);
    return answers[path]?.clone() ?? new Response("{}", { status: 500 });
  });
  return asked;
}

function open() {
  render(
    <MantineProvider env="test">
      <BuildMode slug="demo" />
    </MantineProvider>,
  );
}

afterEach(() => vi.unstubAllGlobals());

test("while it loads it says so and shows nothing to type into", () => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  open();
  expect(screen.getByRole("status").textContent).toBe("Opening Build Mode…");
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("case 36: what fails to load is no empty editor, and can be tried again", async () => {
  const asked = serve({ "/session": Response.json(session) });
  open();
  // After it was tried three times.
  const heading = { name: "Build Mode can't be opened right now" };
  expect(await screen.findByRole("heading", heading, { timeout: 10_000 })).toBeTruthy();
  expect(screen.queryByRole("textbox")).toBeNull();
  const before = asked.length;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(asked.length).toBeGreaterThan(before);
});

test("another business's site is not there", async () => {
  serve({
    "/session": Response.json(session),
    "/tenants/demo": Response.json({ type: "/problems/not-found", title: "Not found" }, { status: 404 }),
    "/storefront-schema": Response.json({}),
  });
  open();
  expect(await screen.findByRole("heading", { name: "There is no such site here" })).toBeTruthy();
});
