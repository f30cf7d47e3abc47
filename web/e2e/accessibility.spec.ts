import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, field, notes, test, together } from "./fixtures.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function expectAccessible(page: Page): Promise<void> {
  // Colours are measured when nothing fades any more.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {}))),
  );
  // The page in the preview's frame is a document of its own, which is tested as the public page.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).exclude("iframe").analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
  expect(found).toEqual([]);
}

for (const scheme of ["light", "dark"] as const) {
  test(`Build Mode is accessible in ${scheme}`, async ({ stet }) => {
    const page = await stet.open();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await expectAccessible(page);
    await page.getByRole("button", { name: "Site design" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "History" }).click();
    await expect(page.getByRole("list", { name: "Changes, newest first" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Publish/ }).click();
    await expect(page.getByRole("dialog").getByRole("button").last()).toBeVisible();
    await expectAccessible(page);
  });
}

for (const scheme of ["light", "dark"] as const) {
  test(`others and what they change are accessible in ${scheme}`, async ({ stet }) => {
    const [page, anas] = [await stet.open("owner"), await stet.open("ana")];
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await together(page, anas);
    await field(anas, "Headline").fill("Bowls for breakfast");
    await expect(notes(page)).toContainText("changed Headline");
    await notes(page).getByRole("button", { name: "Show" }).focus(); // and so it stays
    await expectAccessible(page);
    await page.getByRole("button", { name: /^One other is here/ }).press("Enter");
    await expect(page.getByRole("list", { name: "Changes of others, newest first" })).toBeVisible();
    await expectAccessible(page);
  });
}

test("Build Mode on a phone is accessible", async ({ stet }) => {
  const page = await stet.open();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const pane of ["Sections", "Preview", "Edit"]) {
    await page.getByRole("navigation", { name: "Panels" }).getByRole("button", { name: pane }).click();
    await expectAccessible(page);
  }
});

test("the public pages are accessible", async ({ stet, page }) => {
  const { content } = await stet.api.draft();
  for (const { id } of content.pages) {
    await page.goto(`${stet.server.url}/t/demo${id === "home" ? "" : `/${id}`}`);
    await expectAccessible(page);
  }
});

test("signing in is accessible", async ({ stet, page }) => {
  await page.goto(`${stet.server.url}/sign-in?next=/build/demo`);
  await expect(page.getByRole("button", { name: /sign in/i })).toBeVisible();
  await expectAccessible(page);
});
