import { expect, test } from "vitest";
import { labelsOf } from "../../src/changes/labels.ts";
import { entriesOf } from "../../src/news/entries.ts";
import { outcomeInWords, placeToShow, told } from "../../src/news/words.ts";
import { content, schema } from "../sample.ts";
import { change, hero } from "./news.ts";

const labels = labelsOf(schema, content);

function say(more: Parameters<typeof change>[2], mine = false): string {
  const [entry] = entriesOf([change(2, 0, more)]);
  if (!entry) throw new Error("Bug: no entry.");
  const { who, what } = told(labels, content, entry, mine);
  return `${who} ${what}`;
}

test.each([
  [[`${hero}/headline`], "Ana changed Headline in Hero “Good light”"],
  [[hero], "Ana added Hero “Good light”"],
  [["/pages/home/sections/gone"], "Ana deleted a section of Home"],
  [["/pages/home/sections"], "Ana moved sections on Home"],
  [["/pages/home/sections/faq-1/items/q-1"], "Ana added to Questions in Questions “Asked often”"],
  [["/pages/home/sections/faq-1/items/gone"], "Ana removed from Questions in Questions “Asked often”"],
  [["/pages/home/sections/faq-1/items"], "Ana put Questions in another order in Questions “Asked often”"],
  [["/pages/home/sections/faq-1/items/q-1/answer"], "Ana changed Answer in Questions “Asked often”"],
  [["/branding/primaryColor"], "Ana changed Primary colour in the site design"],
  [["/pages/about/title"], "Ana changed Title of the page About"],
  [["/pages/about/enabled"], "Ana showed About"],
  [[`${hero}/headline`, `${hero}/ctaLink`], "Ana changed 2 things in Hero “Good light”"],
  [[`${hero}/headline`, "/branding/primaryColor"], "Ana changed 2 things"],
  [[], "Ana changed the draft"],
])("%j is told as: %s", (changes, words) => {
  expect(say({ changes })).toBe(words);
});

test.each([
  [{ kind: "publish", release: 3 }, "Ana published release 3"],
  [{ kind: "discard" }, "Ana went back to what is live"],
  [{ kind: "restore" }, "Ana brought an earlier version back"],
  [{ kind: "release-restore", release: 2 }, "Ana put release 2 live"],
])("%j is told as: %s", (more, words) => {
  expect(say(more)).toBe(words);
});

test("what I did elsewhere", () => {
  expect(say({}, true)).toBe("You changed Headline in Hero “Good light” in another tab");
});

test("shown is the newest place that is still there", () => {
  const place = (changes: string[]) => {
    const [entry] = entriesOf([change(2, 0, { changes })]);
    return entry && placeToShow(content, entry);
  };
  expect(place([`${hero}/headline`, "/pages/home/sections/gone"])?.join("/")).toBe(
    "pages/home/sections/hero-1/headline",
  );
  expect(place(["/pages/home/sections/gone"])).toBeNull();
});

test("what came of taking back", () => {
  expect(outcomeInWords(["done", "done"])).toMatch(/^Taken back\./);
  expect(outcomeInWords(["done", "conflict"])).toMatch(/except what has changed since/);
  expect(outcomeInWords(["conflict", "nothing"])).toMatch(/^Not taken back/);
  expect(outcomeInWords(["nothing"])).toMatch(/^Nothing/);
});
