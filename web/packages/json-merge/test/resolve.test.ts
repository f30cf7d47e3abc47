import { describe, expect, it } from "vitest";
import { type Choices, type Json, merge, resolve } from "../src/index.ts";

type Three = readonly [Json, Json, Json];

/** The path that an error names. */
function wrong(documents: Three, choices: Choices): string {
  try {
    resolve(...documents, choices);
  } catch (error) {
    expect(error).toMatchObject({ name: "ResolveError" });
    return (error as { path: string }).path;
  }
  return expect.fail("no error");
}

const item = (id: string, rest: { [key: string]: Json } = {}): Json => ({ id, ...rest });

describe("resolve", () => {
  it("[M37] refuses a value that holds an item which stands elsewhere", () => {
    const documents: Three = [
      { a: 1, l: [item("x")] },
      { a: 2, l: [item("x")] },
      { a: 3, l: [item("x")] },
    ];
    expect(wrong(documents, { "/a": { value: [item("x")] } })).toBe("/a");
    expect(resolve(...documents, { "/a": { value: [item("y")] } })).toEqual({
      a: [item("y")],
      l: [item("x")],
    });
  });

  it("[M37] lets a value give up what stood in the slot", () => {
    const documents: Three = [
      { a: 1 },
      { a: { l: [item("x"), item("y")] } },
      { a: { l: [item("x"), item("z")] } },
    ];
    expect(merge(...documents).conflicts.map(({ path }) => path)).toEqual(["/a"]);
    expect(resolve(...documents, { "/a": { value: { l: [item("x")] } } })).toEqual({ a: { l: [item("x")] } });
    expect(resolve(...documents, { "/a": { value: "none of them" } })).toEqual({ a: "none of them" });
  });

  it("[M36] puts an item back by value where its side has it", () => {
    const documents: Three = [
      [item("a"), item("b", { n: 1 }), item("c")],
      [item("a"), item("b", { n: 2 }), item("c")],
      [item("a"), item("c")],
    ];
    const choices: Choices = { "/b": { value: item("b", { n: 3 }) } };
    expect(resolve(...documents, choices)).toEqual([item("a"), item("b", { n: 3 }), item("c")]);
    expect(wrong(documents, { "/b": { value: item("other") } })).toBe("/b");
    expect(wrong(documents, { "/b": { value: 1 } })).toBe("/b");
  });

  it("[M35] names what is wrong", () => {
    const documents: Three = [
      { a: 1, b: 1 },
      { a: 2, b: 2 },
      { a: 3, b: 3 },
    ];
    expect(wrong(documents, {})).toBe("/a");
    expect(wrong(documents, { "/a": "yours" })).toBe("/b");
    expect(wrong(documents, { "/a": "yours", "/b": "theirs", "/c": "yours" })).toBe("/c");
    expect(wrong(documents, { "/a": "mine", "/b": "theirs" } as unknown as Choices)).toBe("/a");
    expect(wrong(documents, { "/a": {}, "/b": "theirs" } as unknown as Choices)).toBe("/a");
    expect(wrong(documents, Object.create({ "/a": "yours", "/b": "yours" }))).toBe("/a");
  });

  it("[M16] decides what is part of a conflict with it", () => {
    const documents: Three = [
      [item("p", { l: [] }), item("q", { l: [item("x")] })],
      [item("q", { l: [] })],
      [item("p", { l: [item("x")] }), item("q", { l: [] })],
    ];
    expect(merge(...documents).conflicts.map(({ path, kind }) => [path, kind])).toEqual([
      ["/p", "delete-edit"],
    ]);
    expect(resolve(...documents, { "/p": "theirs" })).toEqual([
      item("p", { l: [item("x")] }),
      item("q", { l: [] }),
    ]);
    expect(resolve(...documents, { "/p": "yours" })).toEqual([item("q", { l: [] })]);
  });

  it("[M11] decides a ring and the move in it together", () => {
    const documents: Three = [
      [item("a", { l: [] }), item("b", { l: [] }), item("c", { l: [] })],
      [item("b", { l: [item("a", { l: [] }), item("c", { l: [] })] })],
      [item("c", { l: [item("a", { l: [item("b", { l: [] })] })] })],
    ];
    const { conflicts } = merge(...documents);
    for (const choice of ["yours", "theirs"] as const) {
      const choices = Object.fromEntries(conflicts.map(({ path }) => [path, choice]));
      expect(resolve(...documents, choices)).toEqual(documents[choice === "yours" ? 1 : 2]);
    }
  });
});
