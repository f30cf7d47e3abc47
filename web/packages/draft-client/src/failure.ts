import type { ServerConflict } from "./conflict.ts";
import type { JsonObject } from "./json.ts";
import type { Violation } from "./refused-values.ts";
import type { Remote } from "./state.ts";

/** Why a call did not do what it was asked to. The kind says what the client does next. */
export type Failure =
  /** The draft moved on: merge with `current` and send again. Nothing was changed. */
  | {
      readonly kind: "stale";
      readonly current: Remote;
      readonly conflicts: readonly ServerConflict[];
    }
  /** The content is not acceptable: keep the text, show the errors, send again after the next edit. */
  | { readonly kind: "invalid"; readonly errors: readonly Violation[]; readonly detail: string }
  /** Over the server's size limit: as with `invalid`. */
  | { readonly kind: "too-large"; readonly detail: string }
  /** The session has ended: keep everything, go on after the person has signed in. */
  | { readonly kind: "signed-out"; readonly detail: string }
  /** No answer, or none that means anything: try the same again later, with the same key. It may have been done. */
  | { readonly kind: "unavailable"; readonly detail: string; readonly retryAfter?: number }
  /** The idempotency key was used for something else: send again with a new one. */
  | { readonly kind: "key-reused"; readonly detail: string }
  /** The server won't do this, and trying again won't help: show `detail`. */
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly type: string;
      readonly detail: string;
      /** The whole problem, with the members that its type adds. */
      readonly problem?: JsonObject;
    };

/** A call's outcome as a value: expected failures are not thrown. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}
