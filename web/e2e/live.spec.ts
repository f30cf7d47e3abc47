import type { Locator, Page } from "@playwright/test";
import { type Content, sectionOf } from "./api.ts";
import {
  expect,
  field,
  loaded,
  notes,
  outline,
  preview,
  reaches,
  saved,
  select,
  test,
  together,
} from "./fixtures.ts";
import { takePicture } from "./pictures.ts";

const ANA = "Ana Duarte";

test("what Ana writes appears in my window while I write: my caret stays, nothing flickers", async ({
  stet,
}) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  await together(mine, anas);
  await field(mine, "Line below").fill("A pottery in a boathouse.");
  await saved(mine);
  await putCaret(field(mine, "Line below"), "A pottery");
  const frame = mine.frames().find((each) => each !== mine.mainFrame());
  await frame?.evaluate(() => Object.assign(window, { sameDocument: true }));

  // from now on: the note comes while I type, and goes by itself
  const noted = notes(mine)
    .filter({ hasText: `${ANA} changed Headline` })
    .waitFor();
  await field(anas, "Headline").fill("Bowls for breakfast");
  await mine.keyboard.type(" with two wheels", { delay: 60 });
  await expect(field(mine, "Headline")).toHaveValue("Bowls for breakfast");
  await noted;
  await expect(preview(mine).getByText("Bowls for breakfast")).toBeVisible();
  expect(await frame?.evaluate(() => "sameDocument" in window)).toBe(true);
  await mine.keyboard.type(" and a kiln");
  await expect(field(mine, "Line below")).toHaveValue("A pottery with two wheels and a kiln in a boathouse.");
  await takePicture("live", { typed: anas, seen: mine });

  await saved(mine);
  await expect(field(anas, "Line below")).toHaveValue("A pottery with two wheels and a kiln in a boathouse.");
  const hero = sectionOf((await stet.api.draft()).content, "home", "hero");
  expect(hero).toMatchObject({
    headline: "Bowls for breakfast",
    subheadline: "A pottery with two wheels and a kiln in a boathouse.",
  });
});

test("two people write in one long text, each in a place of their own: both keep every word", async ({
  stet,
}) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  for (const page of [mine, anas]) await select(page, "Slip came second");
  const text = (page: Page) => field(page, "Text");
  await expect(text(anas)).toHaveValue(/potters call liquid clay/);
  await putCaret(text(mine), "on the same rollers.");
  await putCaret(text(anas), "when we arrived.");

  const [my, her] = ["It was a long winter and we sang", "Nobody has ever asked us to change it"];
  await Promise.all([writeInBursts(mine, my), writeInBursts(anas, her)]);
  await saved(mine);
  await saved(anas);

  const content = () => stet.api.draft().then((draft) => sectionOf(draft.content, "home", "text").content);
  await expect.poll(content).toContain(`on the same rollers. ${my}`);
  await expect.poll(content).toContain(`when we arrived. ${her}`);
  await expect(text(mine)).toHaveValue(await content());
  await expect(text(anas)).toHaveValue(await content());
});

test("Ana's mark stands where she is, follows her, and goes when she closes her window", async ({ stet }) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  // What stands in a button is part of its name.
  const marks = (row: string) =>
    outline(mine).getByRole("button", { name: new RegExp(`^${row}.*${ANA} is here`) });
  await expect(marks("Pots for the table")).toBeVisible();
  await expect(mine.getByRole("img", { name: `${ANA} is here, too` })).toBeVisible();

  await select(anas, "From the last firing");
  await expect(marks("From the last firing")).toBeVisible();
  await expect(marks("Pots for the table")).toBeHidden();
  await anas
    .getByRole("navigation", { name: "Pages of the site" })
    .getByRole("button", { name: "Visit" })
    .click();
  const pages = mine.getByRole("navigation", { name: "Pages of the site" });
  await expect(pages.getByRole("button", { name: `Visit ${ANA} is on this page` })).toBeVisible();

  await mine.getByRole("button", { name: "One other is here" }).click();
  const others = mine.getByRole("dialog", { name: "Others" });
  await others.getByRole("button", { name: ANA }).click();
  await expect(pages.getByRole("button", { name: "Visit" })).toHaveAttribute("aria-current", "page");

  await anas.close();
  await expect(mine.getByRole("button", { name: "Nobody else is here" })).toBeVisible();
  await expect(mine.locator("[data-presence]")).toHaveCount(0);
});

test("a note shows what Ana changed and takes it back; not what has changed since", async ({ stet }) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  await together(mine, anas);
  await select(anas, "There are two wheels");
  await field(anas, "Button").fill("Take the wheel");
  await saved(anas);

  const note = notes(mine);
  await note.hover();
  await expect(note).toContainText(`${ANA} changed Button in Call to action`);
  await note.getByRole("button", { name: "Show" }).click();
  await expect(field(mine, "Button")).toBeFocused();
  await expect(field(mine, "Button")).toHaveValue("Take the wheel");
  await note.getByRole("button", { name: "Undo" }).click();
  await expect(note).toContainText("Taken back.");
  await expect(field(mine, "Button")).not.toHaveValue("Take the wheel");
  await saved(mine);
  await expect(field(anas, "Button")).not.toHaveValue("Take the wheel");

  await select(mine, "Pots for the table");
  await select(anas, "Pots for the table");
  await field(anas, "Headline").fill("Hers");
  await expect(field(mine, "Headline")).toHaveValue("Hers");
  await field(mine, "Headline").fill("Mine on top");
  await mine.getByRole("button", { name: /is here, .* new change/ }).click();
  const list = mine.getByRole("list", { name: "Changes of others, newest first" });
  await list.getByRole("listitem").first().getByRole("button", { name: "Undo" }).click();
  await expect(list).toContainText("changed since");
  await expect(field(mine, "Headline")).toHaveValue("Mine on top");
});

test("the section that I am in is deleted elsewhere: nothing else slips under my hand, and it can come back", async ({
  stet,
}) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  await together(mine, anas);
  for (const page of [mine, anas]) await select(page, "What you can count on");
  await anas.getByRole("button", { name: "Delete this section" }).click();
  const edit = mine.getByRole("region", { name: "Edit", exact: true });
  await expect(edit).toContainText(`${ANA} deleted this section.`);
  await expect(edit.getByRole("textbox")).toHaveCount(0);
  await edit.getByRole("button", { name: "Bring it back" }).click();
  await expect(field(mine, "Headline")).toHaveValue("What you can count on");
  await saved(mine);
  await expect(outline(anas)).toContainText("What you can count on");
});

test("case 40: offline in a train, and back: both changes are there", async ({ stet }) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  await together(mine, anas);
  await mine.context().setOffline(true);
  await field(mine, "Headline").fill("Typed in a train");
  await reaches(mine, "offline");
  await field(anas, "Line below").fill("Ana wrote this meanwhile.");
  await saved(anas);

  await mine.context().setOffline(false);
  await saved(mine);
  await expect(field(mine, "Line below")).toHaveValue("Ana wrote this meanwhile.");
  await expect(field(mine, "Headline")).toHaveValue("Typed in a train");
  await expect(field(anas, "Headline")).toHaveValue("Typed in a train");
  await together(mine, anas);
});

test("case 24: a conflict that the news brought survives a reload, and is decided with what they say now", async ({
  stet,
}) => {
  const mine = await stet.open("owner");
  mine.on("dialog", (leaving) => leaving.accept());
  const draft = await stet.api.draft();
  sectionOf(draft.content, "home", "hero").headline = "Theirs";
  await field(mine, "Headline").fill("Mine");
  await stet.api.save(draft.version, draft.content);
  await reaches(mine, "needs-decision");
  await expect(field(mine, "Headline")).toHaveValue("Mine");

  await mine.reload();
  await reaches(mine, "needs-decision");
  await expect(field(mine, "Headline")).toHaveValue("Mine");
  const now = await stet.api.draft();
  sectionOf(now.content, "home", "hero").headline = "Overruled";
  await stet.api.save(now.version, now.content);
  await mine.locator("header").getByRole("button", { name: "Needs your decision" }).click();
  const dialog = mine.getByRole("dialog");
  await expect(dialog).toContainText("Overruled");
  await dialog.getByRole("radio", { name: /mine/i }).check();
  await dialog.getByRole("button", { name: "Use this" }).click();
  await saved(mine);
  expect(sectionOf((await stet.api.draft()).content, "home", "hero").headline).toBe("Mine");
});

test("case 39: the session ends while nobody types: signing in again brings what happened meanwhile", async ({
  stet,
}) => {
  const [mine, anas] = [await stet.open("owner", { ownSession: true }), await stet.open("ana")];
  await together(mine, anas);
  // Signed out elsewhere, as far as this window knows.
  await mine.evaluate(() => {
    const [, token = ""] = /XSRF-TOKEN=([^;]*)/.exec(document.cookie) ?? [];
    return fetch("/api/v1/session", {
      method: "DELETE",
      headers: { "X-XSRF-TOKEN": decodeURIComponent(token) },
    });
  });
  const dialog = mine.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible({ timeout: 90_000 }); // [L21]: the connection ends within 30 s
  await field(anas, "Headline").fill("Written while you were away");
  await saved(anas);
  await dialog.getByRole("textbox", { name: "Password" }).fill(stet.server.password);
  await dialog.getByRole("button", { name: "Sign in and go on" }).click();
  await expect(field(mine, "Headline")).toHaveValue("Written while you were away");
  await expect(preview(mine).getByText("Written while you were away")).toBeVisible();
  await together(mine, anas);
  await field(anas, "Headline").fill("And live again");
  await expect(field(mine, "Headline")).toHaveValue("And live again");
});

test("200 KB are pasted and the window is closed at once: nothing is lost", async ({ stet }) => {
  const mine = await stet.open("owner");
  await select(mine, "Slip came second");
  const long = `${"A sentence of which none may be lost. ".repeat(5_300)}The end.`;
  await field(mine, "Text").fill(long);
  await mine.close({ runBeforeUnload: false });

  const again = await mine.context().newPage();
  await again.goto("/build/demo#home-intro");
  await loaded(again);
  await expect(field(again, "Text")).toHaveValue(long);
  await saved(again);
  expect(sectionOf((await stet.api.draft()).content, "home", "text").content).toBe(long);
});

test("a second tab of mine follows the first, and each knows of the other", async ({ stet }) => {
  const first = await stet.open("owner");
  const second = await first.context().newPage();
  await second.goto("/build/demo");
  await loaded(second);
  await together(first, second);
  await expect(outline(second).getByRole("button", { name: /You, in another tab, are here/ })).toBeVisible();
  await field(first, "Headline").fill("Written in the first tab");
  await expect(field(second, "Headline")).toHaveValue("Written in the first tab");
  await expect(notes(second)).toContainText("You changed Headline");
  await expect(notes(second)).toContainText("in another tab");
  await field(second, "Line below").fill("Written in the second.");
  await expect(field(first, "Line below")).toHaveValue("Written in the second.");
  expect(sectionOf((await stet.api.draft()).content as Content, "home", "hero").headline).toBe(
    "Written in the first tab",
  );
});

/** Focuses a field with the caret behind `words`. */
async function putCaret(input: Locator, words: string): Promise<void> {
  await input.focus();
  await input.evaluate((element, text) => {
    const area = element as HTMLTextAreaElement;
    const at = area.value.indexOf(text) + text.length;
    area.setSelectionRange(at, at);
  }, words);
}

/** Types on where the caret is, word by word, and saves after every few: so that the two writers meet. */
async function writeInBursts(page: Page, words: string): Promise<void> {
  for (const [i, word] of words.split(" ").entries()) {
    await page.keyboard.type(` ${word}`, { delay: 40 });
    if (i % 3 === 2) await page.keyboard.press("Control+s");
  }
}
