// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { addSection } from "../../src/actions/addSection.ts";
import { bringBackSection } from "../../src/actions/bringBackSection.ts";
import { moveSection } from "../../src/actions/moveSection.ts";
import { removeSection } from "../../src/actions/removeSection.ts";
import type { Content } from "../../src/content/storefront.ts";
import { usePlace } from "../../src/editor/usePlace.ts";
import { content } from "../sample.ts";

beforeEach(() => history.replaceState(null, "", "/build/demo"));

function open(hash = "") {
  history.replaceState(null, "", `/build/demo${hash}`);
  const { result, rerender } = renderHook(
    (props: { version: number; content: Content }) => usePlace({ version: props.version }, props.content),
    { initialProps: { version: 1, content } },
  );
  return {
    at: () => result.current,
    show: (version: number, next: Content) => rerender({ version, content: next }),
  };
}

test("the section that was first stays selected when others put another before it", () => {
  const { at, show } = open();
  expect(at().place.sectionId).toBe("hero-1");
  show(2, moveSection(content, "home", "text-1", "hero-1"));
  expect(at().place.sectionId).toBe("hero-1");
});

test("a section that others move to another page is followed", () => {
  const { at, show } = open("#faq-1");
  const without = removeSection(content, "home", "faq-1");
  show(2, addSection(without, "about", { id: "faq-1", type: "faq" }, undefined));
  expect(at().place).toEqual({ pageId: "about", pane: "section", sectionId: "faq-1" });
  expect(at().lost).toBeNull();
});

test("when others delete it, nothing is selected in its place, until it is back", () => {
  const { at, show } = open("#faq-1");
  const without = removeSection(content, "home", "faq-1");
  show(2, without);
  expect(at().place).toEqual({ pageId: "home", pane: "section" });
  expect(at().lost).toMatchObject({ pageId: "home", afterId: "hero-1", since: 1 });
  const { lost } = at();
  if (!lost) throw new Error("Bug: it is lost.");
  show(2, bringBackSection(without, lost.pageId, lost.section, lost.afterId));
  expect(at().place.sectionId).toBe("faq-1");
  expect(at().lost).toBeNull();
});

test("when others delete it, another can be selected", () => {
  const { at, show } = open("#faq-1");
  show(2, removeSection(content, "home", "faq-1"));
  act(() => at().setWanted({ pageId: "home", pane: "section", sectionId: "text-1" }));
  expect(at()).toMatchObject({ place: { sectionId: "text-1" }, lost: null });
});

test("what I delete myself is not lost: the first section is selected", () => {
  const { at, show } = open("#faq-1");
  show(1, removeSection(content, "home", "faq-1"));
  expect(at()).toMatchObject({ place: { sectionId: "hero-1" }, lost: null });
});
