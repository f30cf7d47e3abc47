import type { Path } from "../content/json.ts";
import { toPointer } from "../content/path.ts";

/** The DOM id of the row of a page, a section, or the site's design. */
export function rowId(path: Path): string {
  return `row:${toPointer(path)}`;
}

/** The innermost row that holds `path`; null when none is shown. */
export function rowElement(path: Path): Element | null {
  for (let length = path.length; length > 0; length--) {
    const found = document.getElementById(rowId(path.slice(0, length)));
    if (found) return found;
  }
  return null;
}
