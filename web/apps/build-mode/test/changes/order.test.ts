import { expect, test } from "vitest";
import { labelsOf } from "../../src/changes/labels.ts";
import { inFormOrder } from "../../src/changes/order.ts";
import { itemsOf } from "../../src/content/json.ts";
import { valueAt } from "../../src/content/path.ts";
import { content, schema } from "../sample.ts";

test("decisions stand in the order of the pages, sections, fields and items", () => {
  const items = itemsOf(valueAt(content, ["pages", "home", "sections", "faq-1", "items"]));
  const wanted = [
    "/pages/home/sections",
    "/pages/home/sections/hero-1/headline",
    "/pages/home/sections/faq-1/headline",
    ...items.flatMap(({ id }) => [
      `/pages/home/sections/faq-1/items/${id}/question`,
      `/pages/home/sections/faq-1/items/${id}/answer`,
    ]),
    "/pages/home/sections/gone-1",
    "/pages/home/title",
    "/pages/about/sections",
    "/branding/primaryColor",
  ];
  const changes = wanted.map((path) => ({ path }));
  const ordered = (given: typeof changes) => inFormOrder(given, labelsOf(schema, content), content);
  expect(ordered([...changes].reverse())).toEqual(changes);
  expect(ordered([...changes].sort((a, b) => (a.path < b.path ? -1 : 1)))).toEqual(changes);
});
