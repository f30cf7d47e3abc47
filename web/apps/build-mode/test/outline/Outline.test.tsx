// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { pageOf, sectionsOf } from "../../src/content/storefront.ts";
import { Outline } from "../../src/outline/Outline.tsx";
import { renderInEditor } from "../harness.tsx";

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const menu = async (of: string, item: string) => {
  await userEvent.click(button(`Actions for ${of}`));
  await userEvent.click(await screen.findByRole("menuitem", { name: item }));
};

test("a new section goes after the selected one and is selected", async () => {
  const { now } = renderInEditor(<Outline />);
  await userEvent.click(button("Add section"));
  await userEvent.click(await screen.findByRole("button", { name: /^Questions/ }));
  const sections = sectionsOf(now().content, "home");
  expect(sections.map(({ type }) => type)).toEqual(["hero", "faq", "faq", "text"]);
  expect(now().place.sectionId).toBe(sections[1]?.id);
});

test("duplicating selects the copy", async () => {
  const { now } = renderInEditor(<Outline />);
  await menu("Asked often", "Duplicate");
  const [, original, copy] = sectionsOf(now().content, "home");
  expect(copy?.headline).toBe("Asked often");
  expect(copy?.id).not.toBe(original?.id);
  expect(now().place.sectionId).toBe(copy?.id);
});

test("deleting can be undone from the note, also after other edits", async () => {
  const { now } = renderInEditor(<Outline />);
  await menu("Asked often", "Delete");
  expect(sectionsOf(now().content, "home").map(({ id }) => id)).toEqual(["hero-1", "text-1"]);
  await menu("Hello World", "Move up");
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(sectionsOf(now().content, "home").map(({ id }) => id)).toEqual(["text-1", "hero-1", "faq-1"]);
});

test("a page is hidden and shown by its switch; home has none to turn", async () => {
  const { now } = renderInEditor(<Outline />);
  await userEvent.click(screen.getByRole("switch", { name: "Show About to visitors" }));
  expect(pageOf(now().content, "about")?.enabled).toBe(false);
  expect(screen.getByRole<HTMLInputElement>("switch", { name: "Show Home to visitors" }).disabled).toBe(true);
});

test("an empty page says what to do", async () => {
  renderInEditor(<Outline />, { place: { pageId: "about", pane: "page" } });
  expect(screen.getByText(/Add its first section/)).toBeTruthy();
});
