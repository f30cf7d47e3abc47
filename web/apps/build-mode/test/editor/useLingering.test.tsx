// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { addSection } from "../../src/actions/addSection.ts";
import { removeListItem } from "../../src/actions/removeListItem.ts";
import { removeSection } from "../../src/actions/removeSection.ts";
import { setValue } from "../../src/actions/setValue.ts";
import { itemsOf, type Path, textOf } from "../../src/content/json.ts";
import { valueAt } from "../../src/content/path.ts";
import { type Content, sectionPath } from "../../src/content/storefront.ts";
import { formOf } from "../../src/editor/focus.ts";
import type { Lingering } from "../../src/editor/lingering.ts";
import { useLingering } from "../../src/editor/useLingering.ts";
import { content } from "../sample.ts";

const faq = sectionPath("home", "faq-1");
const questions = [...faq, "items"];
const [first] = itemsOf(valueAt(content, questions));
const question = [...questions, String(first?.id)];

const kept: Lingering[] = [];
let canKeep = true;

/** A form of one field, which is there while its item is in the draft that the form shows. */
function Form({ item, field, ...seen }: { content: Content; version: number; item: Path; field: string }) {
  const { form, lingering, change } = useLingering(seen, (each) => {
    kept.push(each);
    return canKeep;
  });
  const path = [...item, field];
  return (
    <>
      <output>{lingering?.path.join("/")}</output>
      {lingering?.isKept === false && <p>not kept</p>}
      {valueAt(form, item) !== undefined && (
        <div {...formOf(item)}>
          <input
            value={textOf(valueAt(form, path))}
            onChange={({ currentTarget: { value } }) => change((draft) => setValue(draft, path, value))}
          />
        </div>
      )}
      <button type="button">elsewhere</button>
    </>
  );
}

function open(item: Path, field: string) {
  const ui = (version: number, now: Content) => (
    <Form content={now} version={version} item={item} field={field} />
  );
  const { rerender } = render(ui(1, content));
  const input = screen.getByRole<HTMLInputElement>("textbox");
  act(() => input.focus());
  return { input, show: (version: number, now: Content) => rerender(ui(version, now)) };
}

beforeEach(() => {
  kept.length = 0;
  canKeep = true;
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
});

test.each([
  ["the section", faq, "headline", removeSection(content, "home", "faq-1"), faq],
  ["the item", question, "question", removeListItem(content, questions, String(first?.id)), question],
  ["the section around the item", question, "question", removeSection(content, "home", "faq-1"), faq],
])("the field stays, with the caret in it, when others delete %s", (_, item, field, without, gone) => {
  const { input, show } = open(item, field);
  show(2, without);
  expect(input.isConnected).toBe(true);
  expect(document.activeElement).toBe(input);
  expect(screen.getByRole("status").textContent).toBe(gone.join("/"));

  fireEvent.change(input, { target: { value: "Wait for me?" } });
  expect(input.value).toBe("Wait for me?");
  const [path] = [[...item, field]];
  expect(kept.at(-1)).toMatchObject({ path: gone, since: 1 });
  expect(valueAt(kept.at(-1)?.item, path.slice(gone.length))).toBe("Wait for me?");
  expect(kept.at(-1)?.seen).toBe(content);
  expect(screen.queryByText("not kept")).toBeNull();
});

test("what can't be kept is said with the first key", () => {
  const { input, show } = open(faq, "headline");
  show(2, removeSection(content, "home", "faq-1"));
  canKeep = false;
  fireEvent.change(input, { target: { value: "In vain" } });
  expect(screen.getByText("not kept").isConnected).toBe(true);
  expect(input.value).toBe("In vain");
});

test("it stays while another window has the focus, and goes when the focus goes elsewhere", async () => {
  const { input, show } = open(faq, "headline");
  show(2, removeSection(content, "home", "faq-1"));
  vi.mocked(document.hasFocus).mockReturnValue(false);
  fireEvent.focusOut(input);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(input.isConnected).toBe(true);

  vi.mocked(document.hasFocus).mockReturnValue(true);
  await act(async () => {
    screen.getByRole("button").focus();
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  expect(input.isConnected).toBe(false);
  expect(kept).toEqual([]);
});

test("what I delete myself goes, and what is moved or brought back does not linger", () => {
  const without = removeSection(content, "home", "faq-1");
  const { show } = open(faq, "headline");
  show(1, without);
  expect(screen.queryByRole("textbox")).toBeNull();

  show(1, content);
  act(() => screen.getByRole("textbox").focus());
  show(2, addSection(without, "about", { ...(valueAt(content, faq) as { id: string }) }, undefined));
  expect(screen.queryByRole("textbox")).toBeNull();

  show(3, content);
  act(() => screen.getByRole("textbox").focus());
  show(4, without);
  expect(screen.getByRole("status").textContent).not.toBe("");
  show(5, content);
  expect(screen.getByRole("status").textContent).toBe("");
});
