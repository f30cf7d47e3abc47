import { sectionOf } from "./api.ts";
import { expect, field, loaded, saved, signIn, test } from "./fixtures.ts";

test("publish right after typing: the public page has exactly what was reviewed", async ({ stet }) => {
  const page = await stet.open();
  await field(page, "Headline").fill("Fired on a Tuesday");
  await page.getByRole("button", { name: "Publish", exact: true }).click(); // within the autosave's pause
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Headline");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog).toContainText("is live");
  expect(await stet.api.publicPage()).toContain("Fired on a Tuesday");
  const link = dialog.getByRole("link", { name: "See the public page" });
  expect(await link.getAttribute("href")).toBe("/t/demo");

  // What is written afterwards stays in the draft.
  await dialog.getByRole("button", { name: "Back to editing" }).click();
  await field(page, "Headline").fill("Not yet for visitors");
  await saved(page);
  const html = await stet.api.publicPage();
  expect(html).toContain("Fired on a Tuesday");
  expect(html).not.toContain("Not yet for visitors");
});

test("somebody changes the draft while it is reviewed: nothing unseen goes live", async ({ stet }) => {
  const page = await stet.open();
  await field(page, "Headline").fill("Seen by me");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Publish" })).toBeEnabled();

  const draft = await stet.api.draft();
  sectionOf(draft.content, "home", "hero").subheadline = "Slipped in by a program.";
  await stet.api.save(draft.version, draft.content);

  await expect(dialog).toContainText("The draft has changed since you opened this");
  await expect(dialog.getByRole("button", { name: "Publish" })).toBeDisabled();
  expect(await stet.api.publicPage()).not.toContain("Slipped in by a program.");

  await dialog.getByRole("button", { name: "Look again" }).click();
  await expect(dialog).toContainText("Line below");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog).toContainText("is live");
  expect(await stet.api.publicPage()).toContain("Slipped in by a program.");
});

test("a hidden page is gone for visitors after the publish, not before", async ({ stet }) => {
  const page = await stet.open();
  const toggle = page.getByRole("navigation", { name: "Pages of the site" }).getByRole("switch").nth(1);
  const name = (await toggle.getAttribute("aria-label")) ?? "";
  await toggle.press("Space");
  await saved(page);
  const { content } = await stet.api.draft();
  const hidden = content.pages.find((each: { enabled?: boolean }) => each.enabled === false);
  expect(name).toContain(hidden.title);
  const address = `${stet.server.url}/t/demo/${hidden.id}`;
  expect((await fetch(address)).status).toBe(200);

  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("Now hidden from visitors");
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("dialog")).toContainText("is live");
  expect((await fetch(address)).status).toBe(404);
});

test("discard goes back to what is live, and the history brings the discarded back", async ({ stet }) => {
  const page = await stet.open();
  // A release to go back to.
  await field(page, "Headline").fill("Live and well");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Back to editing" }).click();
  await field(page, "Headline").fill("Better discarded");
  await saved(page);

  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: /Discard/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard", exact: true }).click();
  await expect(field(page, "Headline")).toHaveValue("Live and well");

  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByRole("dialog", { name: "History" });
  await expect(history).toContainText("Went back to what is live");
  await history
    .getByRole("listitem")
    .filter({ hasText: "Edited" })
    .first()
    .getByRole("button", { name: /Look/ })
    .click();
  await page.getByRole("button", { name: "Restore this version" }).click();
  await expect(field(page, "Headline")).toHaveValue("Better discarded");
  expect(sectionOf((await stet.api.draft()).content, "home", "hero").headline).toBe("Better discarded");
});

test("somebody else signs in in this browser: the page that was open before puts nothing live", async ({
  stet,
}) => {
  const owners = await stet.open("owner");
  for (const headline of ["First of two", "Second of two"]) {
    await field(owners, "Headline").fill(headline);
    await owners.getByRole("button", { name: "Publish", exact: true }).click();
    await owners.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await owners.getByRole("dialog").getByRole("button", { name: "Back to editing" }).click();
  }
  const page = await stet.open("ana", { ownSession: true });
  const { published } = await stet.api.draft();
  await page.getByRole("button", { name: "History" }).click();
  await page.getByRole("tab", { name: "Releases" }).click();
  await page.getByRole("button", { name: "Look and restore" }).first().click();
  await page.getByRole("button", { name: "Put this release live again…" }).click();

  const other = await page.context().newPage();
  await other.goto("/build/demo");
  await loaded(other);
  await other.getByRole("button", { name: "Menu" }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await signIn(other, "owner", stet.server);

  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(again).toBeHidden();
  await page.getByRole("button", { name: "Put live" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Not put live" })).toContainText("signed out");
  expect((await stet.api.draft()).published).toEqual(published);
  expect(await stet.api.publicPage()).toContain("Second of two");
});
