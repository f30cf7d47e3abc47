import { isList, isObject, type Json } from "./json.ts";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A short id that no other tab will make: `text-k3v9x2m8q1`. The first part is for human eyes only. */
export function newId(hint: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `${hint}-${Array.from(bytes, (b) => ALPHABET[b % ALPHABET.length]).join("")}`;
}

/** The same value with a new id for every object that has one, however deep. */
export function withNewIds<T extends Json>(value: T, make: (hint: string) => string = newId): T {
  return renew(value, make, "item") as T;
}

function renew(value: Json, make: (hint: string) => string, hint: string): Json {
  if (isList(value)) return value.map((each) => renew(each, make, hint));
  if (!isObject(value)) return value;
  const own = typeof value.type === "string" ? value.type : hint;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === "id" && typeof each === "string" ? [key, make(own)] : [key, renew(each, make, singular(key))],
    ),
  );
}

function singular(key: string): string {
  return key.length > 1 && key.endsWith("s") ? key.slice(0, -1) : key;
}
