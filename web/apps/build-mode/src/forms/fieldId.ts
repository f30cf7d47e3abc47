import type { Path } from "../content/json.ts";
import { toPointer } from "../content/path.ts";

/** The DOM id of the input for the value at `path`. */
export function fieldId(path: Path): string {
  return `field:${toPointer(path)}`;
}

/** Brings the input for `path` (or the nearest thing above it) into view and puts the caret there. */
export function focusField(path: Path): boolean {
  const input = fieldElement(path);
  if (!input) return false;
  if (input.id !== fieldId(path) && input.getAttribute("aria-expanded") === "false") {
    input.click(); // the card of a list item, which holds the field that is wanted
    requestAnimationFrame(() => focusField(path));
    return true;
  }
  input.scrollIntoView({ block: "nearest" });
  input.focus({ preventScroll: true });
  return true;
}

/** Puts the caret into the first input of what is at `path`: the form is far behind the list for who has no mouse. */
export function focusFirstField(path: Path): void {
  const below = `${fieldId(path)}/`;
  const fields = document.querySelectorAll<HTMLElement>("[id^='field:']");
  [...fields].find(({ id }) => id.startsWith(below))?.focus();
}

/** The input for `path`, or the card of the list item that holds it while that is closed; null when neither is here. */
export function fieldElement(path: Path): HTMLElement | null {
  for (let length = path.length; length > 0; length--) {
    const found = document.getElementById(fieldId(path.slice(0, length)));
    if (found) return found;
  }
  return null;
}
