import { expect, test } from "vitest";
import { isWithin, parsePointer, toPointer } from "../../src/content/path.ts";

test("pointers and paths are each other's inverse, escapes included", () => {
  for (const pointer of ["", "/", "/pages/home", "/a~1b/c~0d", "/a//b"]) {
    expect(toPointer(parsePointer(pointer))).toBe(pointer);
  }
  expect(parsePointer("/a~1b")).toEqual(["a/b"]);
});

test("within: itself and below, not beside", () => {
  expect(isWithin(["a", "b"], ["a"])).toBe(true);
  expect(isWithin(["a"], ["a"])).toBe(true);
  expect(isWithin(["ab"], ["a"])).toBe(false);
  expect(isWithin(["a"], ["a", "b"])).toBe(false);
});
