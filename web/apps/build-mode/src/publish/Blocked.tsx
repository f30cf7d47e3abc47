import { IconAlertTriangle } from "@tabler/icons-react";
import { keptWords } from "../ui/keptWords.ts";
import { Notice } from "../ui/Notice.tsx";
import type { Review } from "./review.ts";

interface Props {
  readonly review: Extract<Review, { state: "blocked" }>;
  /** Whether this device has what is unsaved. */
  readonly kept: boolean;
  readonly onDecide: () => void;
  readonly onAgain: () => void;
}

const WORDS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  "needs-decision": {
    title: "A decision is open first",
    text: "You and somebody else changed the same thing. Choose what stays, then go on.",
  },
  invalid: {
    title: "Something in the draft can't be saved",
    text: "The fields are marked in red. Correct them, then publish.",
  },
  offline: {
    title: "Not everything is saved",
    text: "Stet can't be reached.",
  },
  "signed-out": { title: "Your session has ended", text: "Sign in again; nothing is lost." },
};

/** Why nothing can be published or discarded at the moment, and what to do. */
export function Blocked({ review, kept, onDecide, onAgain }: Props) {
  const { title, text } = WORDS[review.reason] ?? {
    title: "That is not possible right now",
    text: review.detail,
  };
  const action =
    review.reason === "needs-decision"
      ? { label: "Decide now", run: onDecide }
      : { label: "Try again", run: onAgain };
  return (
    <Notice tone="attention" title={title} action={action} icon={<IconAlertTriangle size={18} aria-hidden />}>
      {text} {review.reason === "offline" && keptWords(kept)}
    </Notice>
  );
}
