import { sectionOf } from "./api.ts";
import { expect, field, holdSaves, reaches, saved, test } from "./fixtures.ts";

test("two tabs change different fields, and both are kept", async ({ stet }) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  await field(mine, "Headline").fill("Bowls for breakfast");
  await field(anas, "Line below").fill("Ana wrote this line.");
  await saved(mine);
  await saved(anas);

  const hero = sectionOf((await stet.api.draft()).content, "home", "hero");
  expect(hero).toMatchObject({ headline: "Bowls for breakfast", subheadline: "Ana wrote this line." });

  await mine.reload();
  await expect(field(mine, "Line below")).toHaveValue("Ana wrote this line.");
  await expect(field(mine, "Headline")).toHaveValue("Bowls for breakfast");
});

test("two tabs change one field: the decision waits, survives a reload, and saving goes on", async ({
  stet,
}) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  const release = await holdSaves(mine);
  await field(mine, "Headline").fill("Mine entirely");
  await field(anas, "Headline").fill("Ana's instead");
  await saved(anas);
  await release();
  await reaches(mine, "needs-decision");

  // Hers is what is saved; mine is still what I see.
  expect(sectionOf((await stet.api.draft()).content, "home", "hero").headline).toBe("Ana's instead");
  await expect(field(mine, "Headline")).toHaveValue("Mine entirely");

  await mine.locator("header").getByRole("button", { name: "Needs your decision" }).click();
  const dialog = mine.getByRole("dialog");
  await expect(dialog).toContainText("Mine entirely");
  await expect(dialog).toContainText("Ana's instead");
  await mine.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  mine.on("dialog", (leaving) => leaving.accept());
  await mine.reload();
  await reaches(mine, "needs-decision");
  await expect(field(mine, "Headline")).toHaveValue("Mine entirely");

  await mine.locator("header").getByRole("button", { name: "Needs your decision" }).click();
  await dialog.getByRole("radio", { name: /mine/i }).check();
  await dialog.getByRole("button", { name: "Use this" }).click();
  await saved(mine);
  expect(sectionOf((await stet.api.draft()).content, "home", "hero").headline).toBe("Mine entirely");

  // The next save needs no reload.
  await field(mine, "Headline").fill("Mine, once more");
  await saved(mine);
  const { content } = await stet.api.draft();
  expect(sectionOf(content, "home", "hero").headline).toBe("Mine, once more");
});

test("while a decision is open, other edits go on being saved", async ({ stet }) => {
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  const release = await holdSaves(mine);
  await field(mine, "Headline").fill("One side");
  await field(anas, "Headline").fill("Other side");
  await saved(anas);
  await release();
  await reaches(mine, "needs-decision");

  await field(mine, "Line below").fill("Written while undecided.");
  await expect
    .poll(async () => sectionOf((await stet.api.draft()).content, "home", "hero").subheadline)
    .toBe("Written while undecided.");
  await expect(field(mine, "Headline")).toHaveValue("One side");
});
