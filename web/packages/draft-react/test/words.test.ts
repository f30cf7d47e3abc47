import { expect, test } from "vitest";
import { allOf, isMine } from "../src/words.ts";

const by = (kind: "person" | "agent", name: string) => ({ by: { kind, name } });

test("a writer is a kind and a name: a person and an assistant may have the same one", () => {
  expect(allOf([by("person", "Ben"), by("person", "Ben")], "Ana")).toBe("All Ben’s");
  expect(allOf([by("person", "Ben"), by("agent", "Ben")], "Ana")).toBe("All theirs");
  expect(allOf([by("person", "Ben"), { by: null }], "Ana")).toBe("All theirs");
  expect(allOf([by("agent", "Ana")], "Ana")).toBe("All Ana’s");
  expect(allOf([by("person", "Ana")], "Ana")).toBe("All theirs");
  expect(isMine(by("agent", "Ana"), "Ana")).toBe(false);
});
