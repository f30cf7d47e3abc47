import type { Writer } from "../conflict.ts";
import type { JsonObject } from "../json.ts";

/** One version of the fake server's draft. */
export interface FakeRevision {
  readonly version: number;
  readonly baseVersion: number | null;
  readonly kind: string;
  readonly by: Writer;
  readonly at: string;
  readonly client: string | undefined;
  readonly content: JsonObject;
  /** Id paths. */
  readonly changes: readonly string[];
  /** The release that it made, if it published. */
  readonly release?: number;
}
