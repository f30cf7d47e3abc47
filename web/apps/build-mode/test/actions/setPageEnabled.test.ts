import { expect, test } from "vitest";
import { setPageEnabled } from "../../src/actions/setPageEnabled.ts";
import { pageOf } from "../../src/content/storefront.ts";
import { content } from "../sample.ts";

test("hides and shows a page", () => {
  const hidden = setPageEnabled(content, "about", false);
  expect(pageOf(hidden, "about")?.enabled).toBe(false);
  expect(pageOf(setPageEnabled(hidden, "about", true), "about")?.enabled).toBe(true);
});

test("the home page can't be hidden", () => {
  expect(setPageEnabled(content, "home", false)).toBe(content);
});
