/** Stands in for @stet/json-merge until that package is there: objects by key, lists by id, the rest as a whole. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export interface Conflict {
  path: string;
  kind:
    | "edit"
    | "text"
    | "type"
    | "delete-edit"
    | "add-add"
    | "too-large"
    | "duplicate-id"
    | "order"
    | "move"
    | "delete-move"
    | "cycle"
    | "structure";
  base?: Json;
  yours?: Json;
  theirs?: Json;
}
export type Choice = "yours" | "theirs" | { readonly value: Json };
type M = Json | undefined;
const obj = (v: M): v is { [k: string]: Json } => typeof v === "object" && v !== null && !Array.isArray(v);
const list = (v: M): v is { id: string }[] & Json[] =>
  Array.isArray(v) && v.every((i) => obj(i) && typeof i.id === "string");
const canon = (v: M): string =>
  JSON.stringify(v === undefined ? "⊥" : v, (_, x) =>
    obj(x) ? Object.fromEntries(Object.entries(x).sort(([a], [b]) => (a < b ? -1 : 1))) : x,
  );
export function merge(base: Json, yours: Json, theirs: Json) {
  return run(base, yours, theirs, {});
}
export function resolve(
  base: Json,
  yours: Json,
  theirs: Json,
  choices: Readonly<Record<string, Choice>>,
): Json {
  return run(base, yours, theirs, choices).tree;
}
function run(base: Json, yours: Json, theirs: Json, choices: Readonly<Record<string, Choice>>) {
  const conflicts: Conflict[] = [];
  const slot = (path: string, b: M, y: M, t: M): M => {
    const [cb, cy, ct] = [canon(b), canon(y), canon(t)];
    if (cy === ct || cy === cb) return t;
    if (ct === cb) return y;
    if (obj(b) && obj(y) && obj(t)) {
      const out: Record<string, Json> = {};
      for (const k of new Set([...Object.keys(t), ...Object.keys(y)])) {
        const v = slot(`${path}/${k}`, b[k], y[k], t[k]);
        if (v !== undefined) out[k] = v;
      }
      return out;
    }
    if (list(b) && list(y) && list(t)) {
      const by = (l: Json[]) => new Map(l.map((i) => [(i as { id: string }).id, i]));
      const [mb, my, mt] = [by(b), by(y), by(t)];
      const out: Json[] = [];
      const order = [...mt.keys()];
      for (const id of [...my.keys()].sort()) if (!mt.has(id)) order.push(id);
      for (const id of order) {
        const v = slot(`${path}/${id}`, mb.get(id), my.get(id), mt.get(id));
        if (v !== undefined) out.push(v);
      }
      return out;
    }
    const kind = b === undefined ? "add-add" : y === undefined || t === undefined ? "delete-edit" : "edit";
    conflicts.push({
      path,
      kind,
      ...(b === undefined ? {} : { base: b }),
      ...(y === undefined ? {} : { yours: y }),
      ...(t === undefined ? {} : { theirs: t }),
    });
    const c = choices[path] ?? "theirs";
    return c === "yours" ? y : c === "theirs" ? t : c.value;
  };
  const tree = slot("", base, yours, theirs) as Json;
  return { tree, conflicts };
}
