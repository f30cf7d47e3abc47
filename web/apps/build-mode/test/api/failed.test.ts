import type { Failure } from "@stet/draft-client";
import { expect, test } from "vitest";
import { messageOf, orThrow, wordsOf, wordsOfRefusal } from "../../src/api/failed.ts";

const failed = (failure: Failure) => orThrow(Promise.resolve({ ok: false as const, failure }));

test("a call's value is handed on, and its failure is thrown with words for a person", async () => {
  expect(await orThrow(Promise.resolve({ ok: true, value: 1 }))).toBe(1);
  const error = await failed({ kind: "refused", status: 409, type: "", detail: "Look again." }).catch(
    (thrown: unknown) => thrown,
  );
  expect(messageOf(error)).toBe("Look again.");
  expect(messageOf(new TypeError("x is undefined"))).toContain("Something went wrong in this page.");
});

test("no browser's or program's words are shown to a person", () => {
  expect(wordsOf({ kind: "unavailable", detail: "Failed to fetch" })).toContain("Check your connection");
  expect(wordsOf({ kind: "signed-out", detail: "Send a session cookie." })).toContain("Sign in to go on.");
  expect(wordsOfRefusal({ reason: "offline", detail: "Failed to fetch" })).toContain("Check your connection");
  expect(wordsOfRefusal({ reason: "signed-out", detail: "" })).toContain("Sign in");
  expect(wordsOfRefusal({ reason: "changed", detail: "" })).toContain("Look again");
  expect(wordsOfRefusal({ reason: "invalid", detail: "A title is needed." })).toBe("A title is needed.");
});
