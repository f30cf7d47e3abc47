import type { DraftClient, Revision } from "@stet/draft-client";
import { useCallback, useEffect, useRef, useState } from "react";
import { wordsOf } from "../api/failed.ts";

export interface Revisions {
  readonly list: readonly Revision[];
  readonly busy: boolean;
  readonly problem: string | null;
  /** Whether there are older ones to ask for. */
  readonly more: boolean;
  readonly older: () => void;
  readonly reload: () => void;
}

/** The history from the newest version back, page by page; begins again when the draft moves on. */
export function useRevisions(client: DraftClient, version: number | undefined): Revisions {
  const [list, setList] = useState<readonly Revision[]>([]);
  const [next, setNext] = useState<number | undefined>(undefined);
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(0);

  const load = useCallback(
    async (before?: number) => {
      const mine = ++asked.current;
      setBusy(true);
      const result = await client.revisions(before);
      if (mine !== asked.current) return;
      setBusy(false);
      if (!result.ok) return setProblem(wordsOf(result.failure));
      const page = result.value;
      setProblem(null);
      setNext(page.next);
      setList((old) => (before === undefined ? page.revisions : [...old, ...page.revisions]));
    },
    [client],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a new history
  useEffect(() => void load(), [load, version]);

  return {
    list,
    busy,
    problem,
    more: next !== undefined,
    older: () => void load(next),
    reload: () => void load(),
  };
}
