import type { Writer } from "./conflict.ts";
import { isObject, type Json } from "./json.ts";

export function isVersion(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

export function writer(value: Json | undefined): Writer | null {
  if (!isObject(value)) return null;
  const { kind, id, name } = value;
  return {
    kind: (kind ?? "person") as Writer["kind"],
    ...(typeof id === "string" && { id }),
    name: typeof name === "string" ? name : "",
  };
}
