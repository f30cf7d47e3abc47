import type { OpenConflict } from "@stet/draft-client";
import { expect, test } from "vitest";
import { allOf, choiceOf, isMine, keptWords, sentenceOf } from "../src/words.ts";

const by = (kind: "person" | "agent", name: string) => ({ by: { kind, name } });

test("a writer is a kind and a name: a person and an assistant may have the same one", () => {
  expect(allOf([by("person", "Ben"), by("person", "Ben")], "Ana")).toBe("All Ben’s");
  expect(allOf([by("person", "Ben"), by("agent", "Ben")], "Ana")).toBe("All theirs");
  expect(allOf([by("person", "Ben"), { by: null }], "Ana")).toBe("All theirs");
  expect(allOf([by("agent", "Ana")], "Ana")).toBe("All Ana’s");
  expect(allOf([by("person", "Ana")], "Ana")).toBe("All theirs");
  expect(isMine(by("agent", "Ana"), "Ana")).toBe(false);
});

test("an earlier change of this very tab is called so, and not that of another tab", () => {
  const conflict = {
    ...by("person", "Ana"),
    kind: "edit",
    base: "a",
    yours: "b",
    theirs: "c",
  } as unknown as OpenConflict;
  expect(sentenceOf({ ...conflict, isOwn: true }, "Ana")).toBe(
    "You changed this earlier in this tab, and changed it again since.",
  );
  expect(choiceOf({ ...conflict, isOwn: true }, "theirs", "Ana")).toBe("From earlier in this tab");
  expect(sentenceOf(conflict, "Ana")).toBe("You changed this here and, differently, in another tab.");
});

test("a decision does not promise what the device can't keep", () => {
  expect(keptWords(true)).toContain("kept on this device");
  expect(keptWords(false)).toContain("leave this page open");
});
