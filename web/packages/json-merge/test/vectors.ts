import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Json, type JsonObject, parse } from "../src/index.ts";
import { isArray, isObject, keysOf, member } from "../src/value.ts";

/** The folder with the specification. */
export const SPEC = fileURLToPath(new URL("../../../../spec/", import.meta.url));

/** One case of `spec/vectors`, its members read exactly. */
export interface Case {
  readonly file: string;
  readonly suite: string;
  readonly name: string;
  readonly fields: JsonObject;
}

/** The members that a case of each suite has, those after `?` may be missing. */
const FIELDS: Record<string, string> = {
  merge: "name rules base yours theirs tree ?conflicts",
  canonical: "name rules text ?canonical ?refused",
  tokens: "name rules text tokens",
  diff: "name rules base changed patch",
  apply: "name rules document patch ?result ?failing ?says",
  "merge-patch": "name rules document patch result",
  invert: "name rules document patch inverse",
  resolve: "name rules base yours theirs choices ?tree ?wrong",
};

/** All cases below a folder of the specification. Fails on unknown fields, on twice the same name, on none. */
export function readCases(folder: string): Case[] {
  const files = readdirSync(join(SPEC, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && file !== "schema.json")
    .sort();
  const cases = files.flatMap((file) => readFile(join(SPEC, folder, file)));
  const names = new Set<string>();
  for (const { suite, name } of cases) {
    if (names.has(`${suite} ${name}`)) throw new Error(`two cases of suite ${suite} are called ${name}`);
    names.add(`${suite} ${name}`);
  }
  return cases;
}

function readFile(path: string): Case[] {
  const file = relative(SPEC, path);
  const content = parse(readFileSync(path));
  if (!isObject(content)) throw new Error(`${file} is not an object`);
  checkFields(file, content, "suite about cases");
  const suite = String(content.suite);
  const fields = FIELDS[suite];
  if (fields === undefined) throw new Error(`${file}: no suite is called ${suite}`);
  if (!isArray(content.cases) || content.cases.length === 0) throw new Error(`${file} has no cases`);
  return content.cases.map((entry) => {
    if (!isObject(entry)) throw new Error(`${file}: a case is not an object`);
    checkFields(`${file}: ${String(entry.name)}`, entry, fields);
    return { file, suite, name: String(entry.name), fields: entry };
  });
}

function checkFields(where: string, object: JsonObject, fields: string): void {
  const known = fields.split(" ");
  for (const key of keysOf(object)) {
    if (!known.includes(key) && !known.includes(`?${key}`)) throw new Error(`${where}: unknown field ${key}`);
  }
  for (const field of known) {
    if (!field.startsWith("?") && !Object.hasOwn(object, field))
      throw new Error(`${where}: no field ${field}`);
  }
}

/** A field of a case that must be there. */
export function field(one: Case, name: string): Json {
  const value = member(one.fields, name);
  if (value === undefined) throw new Error(`${one.file}: ${one.name} has no ${name}`);
  return value;
}
