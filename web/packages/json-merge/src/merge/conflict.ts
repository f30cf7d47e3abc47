import type { Json } from "../value.ts";

/** What a conflict is about; the table of [M25] says what each means. */
export type ConflictKind =
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

/**
 * Two changes that only a person can choose between ([M25]). What a version does not have is left out: no such
 * key. `order` holds lists of ids, `move` and `delete-move` hold `{list, after}`, all else holds values.
 */
export interface Conflict {
  /** A JSON Pointer in which the step into a list is the item's id. */
  readonly path: string;
  readonly kind: ConflictKind;
  readonly base?: Json;
  readonly yours?: Json;
  readonly theirs?: Json;
}

/** How a conflict is decided: for one side, or for a value that is neither ([M35]). */
export type Choice = "yours" | "theirs" | { readonly value: Json };

/** Whether a conflict of this kind can be decided by a value of one's own. */
export function allowsValue(kind: ConflictKind): boolean {
  return kind !== "move" && kind !== "delete-move" && kind !== "cycle";
}
