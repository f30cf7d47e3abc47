import { sectionOf } from "./api.ts";
import { expect, field, saved, test } from "./fixtures.ts";

test("the preview follows typing before anything is saved, without losing its place", async ({ stet }) => {
  const page = await stet.open();
  const preview = page.frameLocator("iframe[title='Preview of the page']");
  await expect(preview.locator("[data-stet-section]").first()).toBeVisible();
  const outline = page.getByRole("list", { name: "Sections of this page" });
  await outline.getByRole("listitem").last().getByRole("button").nth(1).click();
  const frame = page.frames().find((each) => each !== page.mainFrame());
  await expect.poll(() => frame?.evaluate(() => window.scrollY)).toBeGreaterThan(200);
  await page.waitForTimeout(700); // the smooth scroll comes to rest
  const place = await frame?.evaluate(() => window.scrollY);

  await field(page, "Headline").fill("A headline nobody has saved");
  await expect(preview.getByText("A headline nobody has saved")).toBeVisible();
  expect(await frame?.evaluate(() => window.scrollY)).toBe(place);
  const hero = await stet.api.draft();
  expect(JSON.stringify(hero.content)).not.toContain("A headline nobody has saved");
});

test("a click in the preview selects the section and its field", async ({ stet }) => {
  const page = await stet.open();
  const preview = page.frameLocator("iframe[title='Preview of the page']");
  await preview.locator("[data-stet-field='subheadline'], [data-stet-field$='/subheadline']").first().click();
  await expect(field(page, "Line below")).toBeFocused();
});

test("case 35: a duplicated section shares no id with its original", async ({ stet }) => {
  const page = await stet.open();
  const outline = page.getByRole("list", { name: "Sections of this page" });
  const features = sectionOf((await stet.api.draft()).content, "home", "features");
  const row = outline.getByRole("listitem").filter({ hasText: features.headline });
  await row.getByRole("button", { name: /^Actions/ }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await saved(page);
  const { content } = await stet.api.draft();
  const both = content.pages[0].sections.filter(
    (each: { headline?: string }) => each.headline === features.headline,
  );
  expect(both).toHaveLength(2);
  const ids = both.flatMap((each: { id: string; items: { id: string }[] }) => [
    each.id,
    ...each.items.map(({ id }) => id),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("sections are put in order by keyboard alone, and undo takes it back", async ({ stet }) => {
  const page = await stet.open();
  const order = async () =>
    (await stet.api.draft()).content.pages[0].sections.map((each: { id: string }) => each.id);
  const before = await order();
  const handle = page
    .getByRole("list", { name: "Sections of this page" })
    .getByRole("button", { name: /^Move / });
  await handle.first().focus();
  await page.keyboard.press("Space");
  await expect(page.getByText(/is lifted, at place 1 of/)).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText(/is lifted, at place 2 of/)).toBeAttached();
  await page.keyboard.press("Space");
  await saved(page);
  expect(await order()).toEqual([before[1], before[0], ...before.slice(2)]);

  await page.keyboard.press("Control+z");
  await saved(page);
  await expect.poll(order).toEqual(before);
});

test("case 42: undo takes back my change and leaves the other's alone", async ({ stet }) => {
  const page = await stet.open();
  const draft = await stet.api.draft();
  const old = sectionOf(draft.content, "home", "hero").headline;
  await field(page, "Headline").fill("Mine for a moment");
  await saved(page);
  const now = await stet.api.draft();
  sectionOf(now.content, "home", "hero").subheadline = "Theirs for good.";
  await stet.api.save(now.version, now.content);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(field(page, "Line below")).toHaveValue("Theirs for good.");

  await page.keyboard.press("Control+z");
  await expect(field(page, "Headline")).toHaveValue(old);
  await page.keyboard.press("Control+s");
  await expect
    .poll(async () => sectionOf((await stet.api.draft()).content, "home", "hero"))
    .toMatchObject({ headline: old, subheadline: "Theirs for good." });
});

test("the owner reads in the activity log who did what", async ({ stet }) => {
  const page = await stet.open();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: "Activity log" }).click();
  const entries = page.getByRole("dialog").getByRole("list", { name: "Activity" });
  await expect(entries.getByRole("listitem").filter({ hasText: "signed in" }).first()).toContainText(
    "from 127.0.0.1",
  );
});

test("a token is shown once, works, and is revoked", async ({ stet }) => {
  const page = await stet.open();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: "API tokens" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("New token for").fill("A robot");
  await dialog.getByLabel("It may").selectOption("look");
  await dialog.getByLabel("Valid for").selectOption("7 days");
  await dialog.getByRole("button", { name: "Make token" }).click();
  const secret = (await dialog.locator("code").textContent()) ?? "";
  const read = () =>
    fetch(`${stet.server.url}/api/v1/tenants/demo/draft`, { headers: { Authorization: `Bearer ${secret}` } });
  expect((await read()).status).toBe(200);
  const discarded = await fetch(`${stet.server.url}/api/v1/tenants/demo/draft`, {
    method: "DELETE",
    headers: { Authorization: `Bearer ${secret}`, "If-Match": '"0"' },
  });
  expect(discarded.status).toBe(403);
  await expect(dialog.getByRole("listitem").filter({ hasText: "A robot" })).toContainText("may look");
  await dialog.getByRole("button", { name: "Revoke A robot" }).click();
  await dialog.getByRole("button", { name: "Revoke for good" }).click();
  await expect(dialog.getByRole("listitem").filter({ hasText: "A robot" })).toBeHidden();
  expect((await read()).status).toBe(401);
});
