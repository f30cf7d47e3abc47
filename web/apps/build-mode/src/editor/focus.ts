import type { Path } from "../content/json.ts";
import { parsePointer, toPointer } from "../content/path.ts";

/** Marks an element as the form of the item at `path`. */
export function formOf(path: Path): { readonly "data-form": string } {
  return { "data-form": toPointer(path) };
}

/** The innermost item in whose form the keyboard's focus is; null when it is in none. */
export function focusedForm(): Path | null {
  const form = document.activeElement?.closest<HTMLElement>("[data-form]");
  return form?.dataset.form === undefined ? null : parsePointer(form.dataset.form);
}

/** Calls `left` when the focus may have gone elsewhere in this page. Another window's focus leaves the form alone. */
export function onFocusMoved(left: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The element that gets the focus has it only afterwards.
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => document.hasFocus() && left());
  };
  document.addEventListener("focusin", soon);
  document.addEventListener("focusout", soon);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("focusin", soon);
    document.removeEventListener("focusout", soon);
  };
}
