import { expect, test } from "vitest";
import { pageWidth } from "../../src/preview/pageWidth.ts";

test.each([
  [1600, 1600],
  [1100, 1280],
  [774, 968],
  [560, 960],
])("a desktop page in a room of %i pixels is laid out %i wide", (room, width) => {
  expect(pageWidth("desktop", room)).toBe(width);
});

test("in a window of 1440 pixels, text of 16 pixels is at least 12.5 high", () => {
  const room = 1440 - 268 - 368 - 28;
  expect(16 * (room / pageWidth("desktop", room))).toBeGreaterThan(12.5);
});
