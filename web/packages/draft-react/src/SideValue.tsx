import { isList, isObject, type Json, type OpenConflict, same, steps } from "@stet/draft-client";
import type { ReactNode } from "react";
import { type Change, changesOf } from "./changes.ts";
import classes from "./conflicts.module.css";
import { WordDiff } from "./WordDiff.tsx";
import type { Words } from "./words.ts";

interface Props {
  readonly conflict: OpenConflict;
  readonly side: "base" | "yours" | "theirs";
  readonly words: Words;
}

/** One side of a conflict, as a person reads it: never as JSON. */
export function SideValue({ conflict, side, words }: Props) {
  const value = conflict[side];
  const before = side === "base" ? undefined : conflict.base;
  switch (conflict.kind) {
    case "order":
      return <Order ids={isList(value) ? value : []} conflict={conflict} words={words} />;
    case "move":
    case "delete-move":
      return <Moved place={value} before={before} conflict={conflict} words={words} />;
    case "cycle":
      return <Places places={value} conflict={conflict} words={words} />;
    default:
      if (value === undefined) return <Absent side={side} />;
      if (isObject(value) && side === "base") return <Original conflict={conflict} words={words} />;
      if (isObject(value) || isObject(before)) return <Fields before={before} value={value} words={words} />;
      if (side === "base" || !isProse(before, value)) return <Plain value={value} words={words} />;
      return <WordDiff before={String(before ?? "")} after={String(value)} />;
  }
}

/** Whether word differences say anything: in a colour or a link they would only be in the way. */
export function isProse(...values: readonly (Json | undefined)[]): boolean {
  return (
    values.every((value) => value === undefined || typeof value === "string") &&
    values.some((value) => /\s/.test(String(value ?? "")))
  );
}

/** What was there before, at the places that either side changed. */
function Original({ conflict, words }: Omit<Props, "side">) {
  const { base, yours, theirs } = conflict;
  const changes = [yours, theirs].flatMap((side) => (side === undefined ? [] : changesOf(base, side, words)));
  const places = new Map(
    changes.flatMap(({ where, before }) =>
      before === undefined ? [] : [[where.join(" › "), before] as const],
    ),
  );
  if (places.size === 0) return <Absent side="base" />;
  return (
    <dl className={classes.fields}>
      {[...places].slice(0, most).map(([place, value]) => (
        <div key={place}>
          <dt>{place}</dt>
          <dd>
            <Plain value={value} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Absent({ side }: { readonly side: Props["side"] }) {
  return <span className={classes.empty}>{side === "base" ? "Not there" : "Deleted"}</span>;
}

/** How many differences of one section are listed before the rest is counted. */
const most = 12;

function Fields({ before, value, words }: { before: Json | undefined; value: Json; words: Words }) {
  const changes = changesOf(before, value, words);
  if (changes.length === 0) return <span className={classes.empty}>Not changed</span>;
  return (
    <>
      <dl className={classes.fields}>
        {changes.slice(0, most).map((change) => (
          <ChangeLine key={change.where.join("/") + String(change.before)} change={change} words={words} />
        ))}
      </dl>
      {changes.length > most && <span className={classes.empty}>and {changes.length - most} more</span>}
    </>
  );
}

function ChangeLine({ change, words }: { readonly change: Change; readonly words: Words }) {
  return (
    <div>
      <dt>{change.where.join(" › ") || "Content"}</dt>
      <dd>
        <Leaf before={change.before} after={change.after} words={words} />
      </dd>
    </div>
  );
}

function Leaf({ before, after, words }: { before: Json | undefined; after: Json | undefined; words: Words }) {
  if (isProse(before, after)) return <WordDiff before={String(before ?? "")} after={String(after ?? "")} />;
  return (
    <>
      {before !== undefined && (
        <del>
          <Plain value={before} words={words} />
        </del>
      )}{" "}
      {after !== undefined && (
        <ins>
          <Plain value={after} words={words} />
        </ins>
      )}
    </>
  );
}

function Plain({ value, words }: { readonly value: Json; readonly words: Words }): ReactNode {
  if (value === null || value === "") return <span className={classes.empty}>Empty</span>;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (isList(value)) return value.map((item) => inWords(item, words)).join(", ") || "None";
  if (isObject(value)) return <Fields before={undefined} value={value} words={words} />;
  return <Text value={String(value)} />;
}

function Text({ value }: { readonly value: string }) {
  const isColour = /^#[0-9a-f]{3,8}$/i.test(value);
  return (
    <span className={classes.text}>
      {isColour && <span aria-hidden className={classes.swatch} style={{ backgroundColor: value }} />}
      {value}
    </span>
  );
}

function inWords(value: Json, words: Words): string {
  return isObject(value) ? words.nameOf(value) : String(value);
}

interface Structural {
  readonly conflict: OpenConflict;
  readonly words: Words;
}

function Order({ ids, conflict, words }: Structural & { readonly ids: readonly Json[] }) {
  return (
    <ol className={classes.order}>
      {ids.map((id) => (
        <li key={String(id)}>{nameById(String(id), conflict, words)}</li>
      ))}
    </ol>
  );
}

/** Where it stands on this side, and what else was done to it there, which goes with the choice. */
function Moved({
  place,
  before,
  ...rest
}: Structural & { place: Json | undefined; before: Json | undefined }) {
  const item = isObject(place) ? place.item : undefined;
  const earlier = isObject(before) ? before.item : undefined;
  const isChanged = item !== undefined && earlier !== undefined && !same(item, earlier);
  return (
    <>
      <PlaceOf place={place} {...rest} />
      {isChanged && <Fields before={earlier} value={item} words={rest.words} />}
    </>
  );
}

function PlaceOf({ place, conflict, words }: Structural & { readonly place: Json | undefined }) {
  if (!isObject(place)) return <span className={classes.empty}>Deleted</span>;
  const list = typeof place.list === "string" ? place.list : "";
  // The item around a list says where it is; the list's own name would only repeat that.
  const around = list.slice(0, list.lastIndexOf("/"));
  const after =
    typeof place.after === "string" ? `after ${nameById(place.after, conflict, words)}` : "at the top";
  return (
    <span>
      {around === "" ? "" : `${words.labelFor(around)}, `}
      {after}
    </span>
  );
}

function Places({ places, conflict, words }: Structural & { readonly places: Json | undefined }) {
  if (!isObject(places)) return null;
  return (
    <ul className={classes.order}>
      {Object.entries(places).map(([id, place]) => (
        <li key={id}>
          {nameById(id, conflict, words)}: <PlaceOf place={place} conflict={conflict} words={words} />
        </li>
      ))}
    </ul>
  );
}

/** The name of an item, as the newest version that has it says. */
function nameById(id: string, { origin }: OpenConflict, words: Words): string {
  for (const tree of [origin.trees.theirs, origin.trees.yours, origin.trees.base]) {
    const item = itemById(tree, id);
    if (isObject(item)) return words.nameOf(item);
  }
  return steps(`/${id}`)[0] ?? id;
}

function itemById(node: Json, id: string): Json | undefined {
  if (isObject(node) && node.id === id) return node;
  const below = isList(node) ? node : isObject(node) ? Object.values(node) : [];
  for (const child of below) {
    const found = itemById(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
