import { expect, test } from "vitest";
import { shortcutOf } from "../../src/shell/useShortcuts.ts";

const press = (keys: string) => ({
  key: keys.split("+").at(-1) ?? "",
  ctrlKey: keys.includes("Ctrl"),
  metaKey: keys.includes("Cmd"),
  shiftKey: keys.includes("Shift"),
  altKey: keys.includes("Alt"),
});

test.each([
  ["Ctrl+z", "undo"],
  ["Cmd+z", "undo"],
  ["Ctrl+Shift+Z", "redo"],
  ["Ctrl+y", "redo"],
  ["Cmd+s", "save"],
  ["Shift+?", "help"],
  ["z", null],
  ["Ctrl+Alt+z", null],
  ["Ctrl+a", null],
])("%s is %s", (keys, shortcut) => {
  expect(shortcutOf(press(keys), false)).toBe(shortcut);
});

test("a question mark in a text is a question mark; undo works there too", () => {
  expect(shortcutOf(press("Shift+?"), true)).toBeNull();
  expect(shortcutOf(press("Ctrl+z"), true)).toBe("undo");
});
