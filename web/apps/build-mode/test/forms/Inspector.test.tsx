// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { itemsOf } from "../../src/content/json.ts";
import { valueAt } from "../../src/content/path.ts";
import { sectionPath } from "../../src/content/storefront.ts";
import { Inspector } from "../../src/forms/Inspector.tsx";
import { renderInEditor } from "../harness.tsx";
import { content } from "../sample.ts";

const hero = sectionPath("home", "hero-1");
const faq = sectionPath("home", "faq-1");
const faqPlace = { pageId: "home", pane: "section", sectionId: "faq-1" } as const;

test("typing changes the field of the selected section, and no other", async () => {
  const { now } = renderInEditor(<Inspector />);
  const input = screen.getByLabelText("Headline");
  await userEvent.type(input, " today");
  expect(valueAt(now().content, [...hero, "headline"])).toBe("Good light today");
  expect(valueAt(now().content, [...faq, "headline"])).toBe("Asked often");
});

test("an emptied field stays as an empty text, so that a decision about it is not taken by the way", async () => {
  const { now } = renderInEditor(<Inspector />);
  await userEvent.clear(screen.getByLabelText("Headline"));
  expect(valueAt(now().content, [...hero, "headline"])).toBe("");
});

test("what the server refused stands at its field", () => {
  const errors = new Map([["/pages/home/sections/hero-1/headline", "Longer than 200 characters."]]);
  renderInEditor(<Inspector />, { errors });
  const input = screen.getByLabelText("Headline");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("Longer than 200 characters.").id).toBe(
    input.getAttribute("aria-describedby")?.trim(),
  );
});

test("an open decision stands at its field and is offered", async () => {
  const path = [...hero, "headline"];
  const { decisions } = renderInEditor(<Inspector />, {
    conflicts: [{ path, words: "Ana changed this, too." }],
  });
  expect(screen.getByText(/Ana changed this, too/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Decide" }));
  expect(decisions).toEqual([path]);
});

test("a decision about a list item that is gone stands at its list, and only there", async () => {
  const item = (id: string) => ({ path: [...faq, "items", id], words: `Ana deleted ${id}.` });
  const [first] = itemsOf(valueAt(content, [...faq, "items"]));
  const { decisions } = renderInEditor(<Inspector />, {
    place: faqPlace,
    conflicts: [item(first?.id as string), item("gone-1")],
  });
  expect(screen.getAllByRole("note").map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("Ana deleted gone-1."),
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Decide" }));
  expect(decisions).toEqual([item("gone-1").path]);
});

test("list items are added with the caret in their first field", async () => {
  const { now } = renderInEditor(<Inspector />, { place: faqPlace });
  await userEvent.click(screen.getByRole("button", { name: "Add question" }));
  const items = itemsOf(valueAt(now().content, [...faq, "items"]));
  expect(items).toHaveLength(3);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Question")));
  await userEvent.keyboard("Why?");
  expect(itemsOf(valueAt(now().content, [...faq, "items"]))[2]?.question).toBe("Why?");
});

test("list items move and go by their menu", async () => {
  const { now } = renderInEditor(<Inspector />, { place: faqPlace });
  const ids = () => itemsOf(valueAt(now().content, [...faq, "items"])).map(({ id }) => id);
  await userEvent.click(screen.getByRole("button", { name: "Actions for Do you travel?" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Move down" }));
  expect(ids()).toEqual(["q-2", "q-1"]);
  await userEvent.click(screen.getByRole("button", { name: "Actions for How long?" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Remove" }));
  expect(ids()).toEqual(["q-1"]);
});

test("the design is a form of the branding", async () => {
  const { now } = renderInEditor(<Inspector />, { place: { pageId: "home", pane: "design" } });
  const panel = screen.getByRole("region", { name: "Site design" });
  await userEvent.type(within(panel).getByLabelText("Font", { selector: "input" }), "Inter");
  expect(valueAt(now().content, ["branding", "fontFamily"])).toBe("Inter");
});

test("a section of an unknown kind is shown as it is and can't be broken", () => {
  const content = {
    pages: [{ id: "home", title: "Home", sections: [{ id: "x", type: "booking", slots: 3 }] }],
  };
  renderInEditor(<Inspector />, { content });
  expect(screen.getByText("This kind of section can't be edited here")).toBeTruthy();
  expect(screen.queryByRole("textbox")).toBeNull();
});
