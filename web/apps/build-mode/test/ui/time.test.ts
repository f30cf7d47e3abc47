import { expect, test } from "vitest";
import { ago, localTime } from "../../src/ui/time.ts";

const now = Date.parse("2026-11-25T12:00:00Z");

test.each([
  ["2026-11-25T11:59:40Z", "just now"],
  ["2026-11-25T12:00:05Z", "just now"],
  ["2026-11-25T11:58:00Z", "2 minutes ago"],
  ["2026-11-25T09:30:00Z", "2 hours ago"],
  ["2026-11-24T11:00:00Z", "yesterday"],
  ["2025-01-01T00:00:00Z", "last year"],
])("%s is %s", (instant, words) => {
  expect(ago(instant, now, "en")).toBe(words);
});

test("the time is told in the reader's zone, over the day's edge", () => {
  expect(localTime("2026-11-25T23:30:00Z", "en-GB", "Asia/Tokyo")).toBe("26 Nov 2026, 08:30 GMT+9");
});
