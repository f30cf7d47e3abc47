import { useCallback, useEffect, useState } from "react";
import { type AuditEntry, readAudit } from "../api/audit.ts";
import { messageOf } from "../api/failed.ts";
import type { Site } from "../api/site.ts";

export interface Audit {
  readonly entries: readonly AuditEntry[];
  readonly busy: boolean;
  readonly problem: string | null;
  /** Asks for older entries; null when there are none. */
  readonly older: (() => void) | null;
  readonly reload: () => void;
}

/** The audit log from now back, page by page. */
export function useAudit({ api, tenant }: Site): Audit {
  const [entries, setEntries] = useState<readonly AuditEntry[]>([]);
  const [next, setNext] = useState<number | undefined>(undefined);
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(
    async (before?: number) => {
      setBusy(true);
      setProblem(null);
      try {
        const page = await readAudit(api, tenant.slug, before);
        setNext(page.next);
        setEntries((old) => (before === undefined ? page.entries : [...old, ...page.entries]));
      } catch (error) {
        setProblem(messageOf(error));
      } finally {
        setBusy(false);
      }
    },
    [api, tenant.slug],
  );
  useEffect(() => void load(), [load]);
  return {
    entries,
    busy,
    problem,
    older: next === undefined ? null : () => void load(next),
    reload: () => void load(),
  };
}
