import { isObject, type Json, keysOf, type Maybe, member, put } from "./value.ts";

/** The document with a merge patch applied (RFC 7396, [P5]): null removes a member, all else replaces. */
export function applyMergePatch(document: Json, patch: Json): Json {
  return patched(document, patch);
}

function patched(target: Maybe, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const key of keysOf(patch)) {
    const value = member(patch, key) as Json;
    if (value === null) delete result[key];
    else put(result, key, patched(member(result, key), value));
  }
  return result;
}
