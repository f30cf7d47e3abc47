import type { Page } from "@playwright/test";
import { sectionOf } from "./api.ts";
import { DRAFT, expect, field, isSave, loaded, reaches, saved, test } from "./fixtures.ts";

const OFFLINE = /kept on this device/;

/** What the browser says when there is a network again; the client's own next try may be first. */
function backOnline(page: Page): Promise<unknown> {
  return page.evaluate(() => window.dispatchEvent(new Event("online")));
}

for (const [what, status] of [
  ["the network is gone", null],
  ["the server fails", 500],
] as const) {
  test(`a save fails because ${what}: the text is kept, said so, and saved later`, async ({ stet }) => {
    const page = await stet.open();
    await page.route(DRAFT, (route) => {
      if (!isSave(route.request())) return route.continue();
      return status === null ? route.abort("internetdisconnected") : route.fulfill({ status, body: "" });
    });
    await field(page, "Headline").fill("Typed in a train");
    await reaches(page, "offline");
    await expect(field(page, "Headline")).toHaveValue("Typed in a train");

    await expect(page.locator("header").getByRole("button", { name: OFFLINE })).toBeVisible();
    await page.unroute(DRAFT);
    await backOnline(page);
    await saved(page);
    expect(sectionOf((await stet.api.draft()).content, "home", "hero").headline).toBe("Typed in a train");
  });
}

test("a reload while nothing can be saved loses nothing", async ({ stet }) => {
  const page = await stet.open();
  page.on("dialog", (leaving) => leaving.accept());
  await page.route(DRAFT, (route) =>
    isSave(route.request()) ? route.abort("internetdisconnected") : route.continue(),
  );
  const text = `Long and unsaved. ${"A sentence of which none may be lost. ".repeat(80)}`;
  await field(page, "Line below").fill(text.slice(0, 590));
  await reaches(page, "offline");
  await page.reload();
  await loaded(page);
  await expect(field(page, "Line below")).toHaveValue(text.slice(0, 590));

  await page.unroute(DRAFT);
  await backOnline(page);
  await saved(page);
  expect(sectionOf((await stet.api.draft()).content, "home", "hero").subheadline).toBe(text.slice(0, 590));
});

test("case 36: a draft that can't be loaded is never an empty editor, and is not saved", async ({ stet }) => {
  const before = await stet.api.draft();
  const page = await stet.open();
  const writes: string[] = [];
  let failing = true;
  await page.route(DRAFT, (route) => {
    if (route.request().method() !== "GET") writes.push(route.request().method());
    return failing ? route.fulfill({ status: 500, body: "" }) : route.fallback();
  });
  await page.goto("/build/demo");
  await expect(page.getByRole("heading", { name: "The draft can't be loaded" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  // while it fails: the page tries again by itself, too, and once that succeeds there is no button to press
  const asked = page.waitForRequest(DRAFT);
  await page.getByRole("button", { name: "Try again" }).click();
  await asked;
  failing = false;
  await loaded(page);
  expect(writes).toEqual([]);
  expect((await stet.api.draft()).version).toBe(before.version);
});

test("case 39: the session ends while typing: sign in again without leaving, and it is saved", async ({
  stet,
}) => {
  const page = await stet.open();
  await page.context().clearCookies();
  await field(page, "Headline").fill("Typed after the session ended");
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox", { name: "Password" }).fill(stet.server.password);
  await dialog.getByRole("button", { name: "Sign in and go on" }).click();
  await saved(page);
  await expect(field(page, "Headline")).toHaveValue("Typed after the session ended");
  expect(sectionOf((await stet.api.draft()).content, "home", "hero").headline).toBe(
    "Typed after the session ended",
  );
});

test("what the server refuses stands at its field, and saving goes on when it is corrected", async ({
  stet,
}) => {
  const page = await stet.open();
  await field(page, "Headline").fill("long ".repeat(60));
  await expect(page.getByText("This can't be saved yet")).toBeVisible();
  await expect(field(page, "Headline")).toHaveAttribute("aria-invalid", "true");
  await field(page, "Headline").fill("Short enough");
  await saved(page);
  await expect(page.getByText("This can't be saved yet")).toBeHidden();
});
