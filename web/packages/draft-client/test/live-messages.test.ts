import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json } from "../src/json.ts";
import { heard, protocol } from "../src/live-messages.ts";
import { clientMessage } from "../src/testing/fake-live.ts";

interface Example {
  readonly valid: boolean;
  readonly message: Json;
  readonly why?: string;
}

const folder = join(import.meta.dirname, "../../../../spec/live");
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const examples = JSON.parse(read("examples.json")) as Record<"fromClient" | "fromServer", Example[]>;

/** By protocol: the SHA-256 of the schema. Another schema is another protocol, on both sides. */
const schemas: Record<number, string> = {
  1: "fc0c7702a088664bd008e8f15d90e86e8032ea464e1ba28fc3971f577192e828",
};

test("the protocol's number names this schema", () => {
  const hash = createHash("sha256").update(read("messages.schema.json")).digest("hex");
  expect(schemas[protocol]).toBe(hash);
});

describe("[L2] messages", () => {
  test.each(examples.fromServer)("of the server: $valid $message $why", ({ valid, message }) => {
    const { type } = heard(JSON.stringify(message));
    expect(type !== "unusable" && type !== "unknown").toBe(valid);
  });

  test.each(examples.fromClient)("of a client: $valid $message $why", ({ valid, message }) => {
    expect(clientMessage(message) !== undefined).toBe(valid);
  });

  test("there are examples of both", () => {
    expect(examples.fromServer.length).toBeGreaterThan(15);
    expect(examples.fromClient.length).toBeGreaterThan(15);
  });

  test("types of later servers are ignored, and what is not even JSON is a gap", () => {
    expect(heard('{"type":"weather"}')).toEqual({ type: "unknown" });
    for (const text of [
      "",
      "{",
      "null",
      "[]",
      '"pong"',
      "{}",
      '{"type":7}',
      '{"type":"pong","version":1e400}',
    ])
      expect(heard(text), text).toEqual({ type: "unusable" });
  });

  test("numbers in a patch keep every digit", () => {
    const patch = '[{"op":"add","path":"/n","value":12345678901234567890}]';
    const message = `{"type":"changed","version":1,"kind":"save","writer":{"kind":"token","name":"x"},
      "at":"2026-01-05T09:30:00Z","changes":["/n"],"patch":${patch}}`;
    const [operation] = (heard(message) as unknown as { patch: { value: unknown }[] }).patch;
    expect(String(operation?.value)).toBe("12345678901234567890");
  });
});
