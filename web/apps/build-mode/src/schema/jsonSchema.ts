import { isObject, type Json, type JsonObject } from "../content/json.ts";

/** The parts of JSON Schema 2020-12 that the served content schema uses, with its form hints. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly "x-widget"?: string;
  readonly "x-order"?: number | readonly string[];
  readonly "x-enum-titles"?: readonly string[];
}

/** Follows `$ref`; what stands beside the reference (a title, say) wins over what it points to. */
export function resolve(root: Schema, node: Schema): Schema {
  if (!node.$ref) return node;
  const { $ref, ...beside } = node;
  const target = $ref
    .replace(/^#\/?/, "")
    .split("/")
    .filter((step) => step !== "")
    .reduce<unknown>((at, step) => (at as JsonObject | undefined)?.[step], root);
  if (!isObject(target as Json)) throw new Error(`The content schema points to ${$ref}, which is not there.`);
  return { ...resolve(root, target as Schema), ...beside };
}

/** A property of the schema at `names` below `root`, through lists. */
export function schemaAt(root: Schema, names: readonly string[]): Schema | undefined {
  let node: Schema | undefined = resolve(root, root);
  for (const name of names) {
    if (node?.items) node = resolve(root, node.items);
    const next: Schema | undefined = node?.properties?.[name];
    node = next && resolve(root, next);
  }
  return node;
}
