import type { News } from "@stet/draft-client";
import { expect, test } from "vitest";
import { sectionPath } from "../../src/content/storefront.ts";
import { wordsFor, wordsForGone } from "../../src/editor/words.ts";
import { content } from "../sample.ts";

const path = sectionPath("home", "gone-1");
const news = (version: number, name: string, place: string, kind: News["by"]["kind"] = "person"): News => ({
  version,
  kind: "save",
  by: { kind, name },
  at: "2026-11-25T09:00:00Z",
  changes: [place],
  undoable: true,
});
const words = (...all: News[]) => wordsForGone({ path, since: 1 }, all, content, "Ana", "this section");

test("who deleted the section is told, and not who reordered the others", () => {
  const deleted = news(2, "Cleo", "/pages/home/sections/gone-1");
  expect(words(deleted, news(3, "Ben", "/pages/home/sections"))).toBe("Cleo deleted this section.");
  expect(words(news(2, "Cleo", "/pages/home"), news(3, "Ben", "/pages"))).toBe("Cleo deleted this section.");
  expect(words(news(3, "Ben", "/pages/home/sections"))).toBe("Ben deleted this section.");
  expect(words(news(3, "Ben", "/pages/about"))).toBe("This section is no longer in the draft.");
});

test("my name is me only where a person has it", () => {
  const place = "/pages/home/sections/gone-1";
  expect(words(news(2, "Ana", place))).toBe("You deleted this section in another tab.");
  expect(words(news(2, "Ana", place, "agent"))).toBe("Ana deleted this section.");
  expect(wordsFor({ kind: "person", name: "Ana" }, "Ana")).toBe("You changed this in another tab, too.");
  expect(wordsFor({ kind: "agent", name: "Ana" }, "Ana")).toBe("Ana changed this, too.");
  expect(wordsFor(null, "Ana")).toBe("Somebody changed this, too.");
});
