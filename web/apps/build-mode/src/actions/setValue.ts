import type { Json, JsonObject, Path } from "../content/json.ts";
import { changeAt } from "../content/path.ts";

/** Writes one field; `undefined` takes it away. */
export function setValue<T extends JsonObject>(content: T, path: Path, value: Json | undefined): T {
  return changeAt(content, path, () => value);
}
