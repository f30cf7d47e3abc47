import { expect, test } from "vitest";
import { addItem } from "../../src/actions/addItem.ts";
import { moveListItem } from "../../src/actions/moveListItem.ts";
import { removeListItem } from "../../src/actions/removeListItem.ts";
import { itemsOf } from "../../src/content/json.ts";
import { valueAt } from "../../src/content/path.ts";
import { content } from "../sample.ts";

const path = ["pages", "home", "sections", "faq-1", "items"];
const ids = (draft: typeof content, at = path) => itemsOf(valueAt(draft, at)).map(({ id }) => id);

test("adds at the end, also to a list that does not exist yet", () => {
  expect(ids(addItem(content, path, { id: "q-3" }))).toEqual(["q-1", "q-2", "q-3"]);
  const other = ["pages", "home", "sections", "hero-1", "items"];
  expect(ids(addItem(content, other, { id: "x" }), other)).toEqual(["x"]);
});

test("adding to a section that was deleted meanwhile changes nothing", () => {
  expect(addItem(content, ["pages", "home", "sections", "gone", "items"], { id: "x" })).toBe(content);
});

test("moves and removes by id", () => {
  expect(ids(moveListItem(content, path, "q-2", "q-1"))).toEqual(["q-2", "q-1"]);
  expect(ids(removeListItem(content, path, "q-1"))).toEqual(["q-2"]);
});
