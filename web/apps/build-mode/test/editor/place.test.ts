import { expect, test } from "vitest";
import { addressOf, nearest, placeOf } from "../../src/editor/place.ts";
import { content } from "../sample.ts";

const read = (address: string) => placeOf(new URL(address, "http://stet.invalid"));

test("addresses and places are each other's inverse", () => {
  for (const address of [
    "/build/demo",
    "/build/demo#hero-1",
    "/build/demo/about#page",
    "/build/demo/faq#design",
  ]) {
    expect(addressOf("demo", read(address))).toBe(address);
  }
});

test("the nearest place when the section or page is gone", () => {
  expect(nearest(content, { pageId: "home", pane: "section", sectionId: "gone" }).sectionId).toBe("hero-1");
  expect(nearest(content, { pageId: "nowhere", pane: "section" })).toMatchObject({ pageId: "home" });
  expect(nearest(content, { pageId: "about", pane: "section", sectionId: "x" })).toEqual({
    pageId: "about",
    pane: "page",
  });
});
