import type { Page } from "@playwright/test";
import { expect, field, outline, preview, reaches, saved, select, test } from "./fixtures.ts";

const device = (page: Page) => page.getByRole("radiogroup", { name: "Show the page as on" });

test("at 1440 pixels the page can be read, and choosing the last section leaves the frame in its place", async ({
  stet,
}) => {
  const page = await stet.open();
  await page.setViewportSize({ width: 1440, height: 900 });
  const frame = page.locator("iframe[title='Preview of the page']");
  const before = await frame.boundingBox();
  const scale = await frame.evaluate((it: HTMLElement) => it.getBoundingClientRect().width / it.offsetWidth);
  expect(16 * scale).toBeGreaterThan(12.5);

  await select(page, "There are two wheels");
  await expect(preview(page).getByText("There are two wheels")).toBeInViewport();
  expect(await frame.boundingBox()).toEqual(before);
});

test("at 1024 pixels the devices can be chosen and a section can be added", async ({ stet }) => {
  const page = await stet.open();
  await page.setViewportSize({ width: 1024, height: 768 });
  await device(page).getByText("Desktop").click({ force: true });
  const add = page.getByRole("button", { name: "Add section" });
  await expect(add).toBeInViewport({ ratio: 1 });
  const covered = await add.evaluate((it) => {
    const { left, top, width, height } = it.getBoundingClientRect();
    return !it.contains(document.elementFromPoint(left + width / 2, top + height - 3));
  });
  expect(covered).toBe(false);
});

for (const width of [390, 320])
  test(`on a phone of ${width} pixels the state can be read in full`, async ({ stet }) => {
    const page = await stet.open();
    const { version, content } = await stet.api.draft();
    await page.route("**/api/v1/tenants/demo/draft", (route) =>
      route.request().method() === "GET" ? route.continue() : route.abort(),
    );
    await field(page, "Headline").fill("Mine entirely");
    content.pages[0].sections[0].headline = "Theirs instead";
    await stet.api.save(version, content);
    await page.setViewportSize({ width, height: 800 });
    await page.unroute("**/api/v1/tenants/demo/draft");
    await reaches(page, "needs-decision");
    const state = page.locator("header [data-status] button");
    const cut = await state.evaluate((it) => ({
      words: it.textContent,
      wide: it.scrollWidth > it.clientWidth + 1,
      out: it.getBoundingClientRect().right > window.innerWidth,
    }));
    expect(cut).toEqual({ words: "Needs your decision", wide: false, out: false });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

test("a version is looked at without an error, and Escape gives the focus back to the history", async ({
  stet,
}) => {
  const page = await stet.open();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await field(page, "Headline").fill("For the history");
  await saved(page);
  await page.getByRole("button", { name: "History", exact: true }).click();
  const look = page.getByRole("button", { name: "Look at it" }).first();
  await look.click();
  const version = page.locator("iframe[title='The site as it was']");
  await expect(version).toHaveAttribute("srcdoc", /For the history/);
  await expect(version).not.toHaveAttribute("srcdoc", /<script/);
  await page.keyboard.press("Escape");
  await expect(look).toBeFocused();
  // The recorder of these stories puts a script of its own into each frame.
  expect(errors.filter((error) => !error.includes("'allow-scripts' permission"))).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "History", exact: true })).toBeFocused();
});

test("the button says truly whether there is something to publish, also after an undo", async ({ stet }) => {
  const page = await stet.open();
  await field(page, "Headline").fill("Soon live");
  const publish = page.locator("header").getByRole("button", { name: /^Publish(ed)?$/ });
  await publish.click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Back to editing" }).click();
  await expect(publish).toHaveText("Published");
  await field(page, "Headline").fill("Not live");
  await expect(publish).toHaveText("Publish");
  await saved(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await saved(page);
  await expect(field(page, "Headline")).toHaveValue("Soon live");
  await expect(publish).toHaveText("Published");
});

test("without JavaScript, and without a part of the application, the page says so", async ({
  stet,
  browser,
}) => {
  const page = await stet.open();
  const storageState = await page.context().storageState();
  const plain = await browser.newContext({
    baseURL: stet.server.url,
    storageState,
    javaScriptEnabled: false,
  });
  const without = await plain.newPage();
  await without.goto("/build/demo");
  await expect(without.getByText("It needs JavaScript")).toBeInViewport();
  await plain.close();

  await page.route("**/build-assets/assets/**", (route) => route.abort());
  await page.reload();
  await expect(page.getByText("a part of it may not have been loaded")).toBeInViewport();
});

test("in forced colours, what is on and what is selected can be told", async ({ stet }) => {
  const page = await stet.open();
  await page.emulateMedia({ forcedColors: "active" });
  const pages = page.getByRole("navigation", { name: "Pages of the site" });
  const [on, off] = [
    pages.locator(".mantine-Switch-track").nth(1),
    pages.locator(".mantine-Switch-track").nth(2),
  ];
  await pages.getByRole("switch").nth(2).press("Space");
  const background = (it: Element) => getComputedStyle(it).backgroundColor;
  expect(await on.evaluate(background)).not.toBe(await off.evaluate(background));
  const line = (it: Element) => getComputedStyle(it).outlineStyle;
  expect(await pages.locator("[data-current]").evaluate(line)).toBe("solid");
  expect(await outline(page).locator("[data-current]").evaluate(line)).toBe("solid");
  expect(await device(page).locator(".mantine-SegmentedControl-control[data-active]").evaluate(line)).toBe(
    "solid",
  );
});
