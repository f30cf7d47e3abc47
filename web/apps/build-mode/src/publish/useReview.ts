import type { Draft } from "@stet/draft-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Site } from "../api/site.ts";
import type { Content } from "../content/storefront.ts";
import { prepareReview, type Review } from "./review.ts";

/** A review made when a dialog opens, and again when asked for. */
export function useReview(site: Site, draft: Draft<Content>): [Review, () => void] {
  const [review, setReview] = useState<Review>({ state: "preparing" });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(draft);
  latest.current = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` makes a new review
  useEffect(() => {
    let current = true;
    setReview({ state: "preparing" });
    void prepareReview(site, latest.current).then((made) => current && setReview(made));
    return () => {
      current = false;
    };
  }, [site, attempt]);
  return [review, useCallback(() => setAttempt((n) => n + 1), [])];
}
