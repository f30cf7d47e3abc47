import type { Page } from "@playwright/test";
import { type Content, sectionOf } from "./api.ts";
import { expect, field, outline, reaches, saved, select, test, together } from "./fixtures.ts";

const ANA = "Ana Duarte";

for (const [unsaved, before] of [
  ["with unsaved words in it", "Really? "],
  ["before the first key", ""],
] as const)
  test(`Ana deletes the section whose headline I write in, ${unsaved}: every key is in the decision`, async ({
    stet,
  }) => {
    const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
    await together(mine, anas);
    for (const page of [mine, anas]) await select(page, "What you can count on");
    const input = field(mine, "Headline");
    await input.focus();
    await mine.keyboard.press("End");
    await anas.getByRole("button", { name: "Delete this section" }).click();
    await mine.keyboard.type(before);
    await anas.keyboard.press("Control+s"); // before my words are saved by themselves
    await isDeleted(mine, "this section");
    await mine.keyboard.type("Why? Says who?", { delay: 30 });
    await expect(input).toHaveValue(`What you can count on${before}Why? Says who?`);
    await isUndisturbed(mine, "Headline");
    await saved(anas);

    await decideForMine(mine, `${before}Why? Says who?`);
    const { content } = await stet.api.draft();
    const headlines = content.pages[0].sections.map(({ headline }: Content) => headline);
    expect(headlines).toContain(`What you can count on${before}Why? Says who?`);
    await expect(outline(anas)).toContainText("Says who?");
  });

test("Ana deletes the course whose price I write: every key is in the decision", async ({ stet }) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  for (const page of [mine, anas]) {
    await page.goto("/build/demo/services#services-prices");
    await page.getByRole("button", { name: "Six weeks", exact: true }).click();
  }
  await together(mine, anas);
  await mine.setViewportSize({ width: 390, height: 800 });
  await mine.getByRole("navigation", { name: "Panels" }).getByRole("button", { name: "Edit" }).click();
  const price = field(mine, "Price");
  await price.focus();
  await mine.keyboard.press("End");
  await anas.getByRole("button", { name: "Actions for Six weeks" }).click();
  await anas.getByRole("menuitem", { name: "Remove" }).click();
  await mine.keyboard.type(" now?");
  await anas.keyboard.press("Control+s"); // before my words are saved by themselves
  await isDeleted(mine, "this");
  await mine.keyboard.type(" Or £250?", { delay: 30 });
  await expect(price).toHaveValue("£260 now? Or £250?");
  await isUndisturbed(mine, "Price");
  await mine.setViewportSize({ width: 1280, height: 720 });
  await saved(anas);

  await decideForMine(mine, "now? Or £250?");
  const { content } = await stet.api.draft();
  const prices = sectionOf(content, "services", "pricing").tiers.map(({ price }: Content) => price);
  expect(prices).toEqual(["£48", "£260 now? Or £250?", "£95 a month"]);
});

/** The form says who deleted what it is about. */
async function isDeleted(page: Page, what: string): Promise<void> {
  const edit = page.getByRole("region", { name: "Edit", exact: true });
  await expect(edit.getByRole("status").filter({ hasText: `${ANA} deleted ${what}.` })).toBeVisible();
}

/** The keyboard still writes in the field, and no key was taken for a shortcut. */
async function isUndisturbed(page: Page, label: string): Promise<void> {
  await expect(field(page, label)).toBeFocused();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** What I typed stands in the decision, and is saved when I decide for it. */
async function decideForMine(page: Page, typed: string): Promise<void> {
  await reaches(page, "needs-decision");
  await page.locator("header").getByRole("button", { name: "Needs your decision" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(typed);
  await dialog.getByRole("radio", { name: "Bring it back, as I had it" }).check();
  await dialog.getByRole("button", { name: "Use this" }).click();
  await saved(page);
}
