import { Refused } from "./tree.ts";
import { isArray, isObject, type Json, keysOf, MAX_DEPTH } from "./value.ts";

const MAX_WEIGHT = 4_000_000;

/** What one patch may copy ([P7]): a few copies of copies would fill any memory. */
export class Budget {
  private weight = 0;

  /** Takes the weight of a value from what is left, and gives the value. */
  pay(value: Json): Json {
    this.weight += typeof value === "string" ? 1 + value.length : 1;
    if (this.weight > MAX_WEIGHT) throw new Refused("it copies more than a patch may");
    if (isArray(value)) for (const element of value) this.pay(element);
    else if (isObject(value)) {
      for (const key of keysOf(value)) {
        this.weight += key.length;
        this.pay(value[key] as Json);
      }
    }
    return value;
  }
}

/** Refuses a value that would nest too deep inside so many arrays and objects ([P7]); else gives it back. */
export function checkFits(value: Json, around: number): Json {
  const isContainer = isArray(value) || isObject(value);
  if (around + (isContainer ? 1 : 0) > MAX_DEPTH) throw new Refused(`it nests deeper than ${MAX_DEPTH}`);
  if (isArray(value)) for (const element of value) checkFits(element, around + 1);
  else if (isObject(value)) for (const key of keysOf(value)) checkFits(value[key] as Json, around + 1);
  return value;
}
