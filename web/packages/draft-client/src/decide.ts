import { type Choice, type OpenConflict, overlays } from "./conflict.ts";
import type { Json } from "./json.ts";
import { merge, ResolveError, resolve } from "./merging.ts";
import { put } from "./pointer.ts";

/**
 * The draft in which `conflict` is decided as `choice`; everything else stays as it is. Undefined when that can't be
 * done any more, because what others have done since leaves no place for it.
 */
export function decided(tree: Json, conflict: OpenConflict, choice: Choice): Json | undefined {
  if (choice === "theirs") return tree; // the draft has held theirs all along
  const value = choice === "yours" ? conflict.yours : choice.value;
  if (overlays(conflict, tree) && value !== undefined) return put(tree, conflict.path, value);
  try {
    return replayed(tree, conflict, choice);
  } catch (error) {
    if (error instanceof ResolveError) return undefined;
    throw error;
  }
}

/**
 * Decides in the merge that found the conflict, and makes the difference this makes there a change of today's
 * draft: a deleted section comes back, a list takes my order, also when others have gone on since.
 */
function replayed(tree: Json, conflict: OpenConflict, choice: Choice): Json {
  const { path, trees } = conflict.origin;
  const undecided = merge(trees.base, trees.yours, trees.theirs).tree;
  const mine = resolve(trees, (place) => (place === path ? choice : undefined), "theirs");
  // The person has seen what is there now and still wants hers, so hers wins over what was changed since.
  return resolve({ base: undecided, yours: mine, theirs: tree }, () => undefined, "yours");
}
