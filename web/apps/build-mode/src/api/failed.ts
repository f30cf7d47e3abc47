import type { Failure, Refusal, Result } from "@stet/draft-client";

/** A call that did not do what it was asked to, for code that waits for its value alone. */
export class CallFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(wordsOf(failure));
    this.name = "CallFailed";
    this.failure = failure;
  }
}

/** The value of a call; throws `CallFailed` when there is none. */
export async function orThrow<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await call;
  if (!result.ok) throw new CallFailed(result.failure);
  return result.value;
}

const OUT_OF_REACH = "Stet can't be reached right now. Check your connection and try again.";
const SIGNED_OUT = "You have been signed out. Sign in to go on.";
const CHANGED = "The draft has changed since. Look again, then decide.";

/** Why a call failed, in a sentence for a person. What the server or the browser says may be for programs. */
export function wordsOf(failure: Failure): string {
  switch (failure.kind) {
    case "unavailable":
      return OUT_OF_REACH;
    case "signed-out":
      return SIGNED_OUT;
    case "stale":
      return CHANGED;
    default:
      return failure.detail;
  }
}

/** Why the draft's client did not do something, in a sentence for a person. */
export function wordsOfRefusal({ reason, detail }: Omit<Refusal, "ok">): string {
  if (reason === "offline") return OUT_OF_REACH;
  if (reason === "signed-out") return SIGNED_OUT;
  return reason === "changed" ? CHANGED : detail;
}

/** One sentence for a person, whatever was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof CallFailed) return error.message;
  return "Something went wrong in this page. Try again; if it happens again, reload the page.";
}
