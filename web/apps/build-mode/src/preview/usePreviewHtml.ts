import { useEffect, useRef, useState } from "react";
import { messageOf, Problem } from "../api/http.ts";
import { renderPreview } from "../api/tenant.ts";
import type { Content } from "../content/storefront.ts";

export interface Preview {
  /** The last page that could be rendered; null before the first. */
  readonly html: string | null;
  /** Which page `html` is. */
  readonly pageId: string;
  readonly busy: boolean;
  /** Why the newest content can't be shown; the last good page stays. */
  readonly problem: string | null;
  readonly retry: () => void;
}

/** Milliseconds from a keystroke to asking for its picture. */
const PAUSE = 150;

/** The page as the server renders it from unsaved content. The latest edit wins; older questions are aborted. */
export function usePreviewHtml(
  slug: string,
  pageId: string,
  content: Content,
  session: { readonly away: boolean; readonly signedOut: () => void },
): Preview {
  const [shown, setShown] = useState<{ html: string | null; pageId: string }>({ html: null, pageId });
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef("");
  const { away } = session;
  const ask = useRef(session.signedOut);
  ask.current = session.signedOut;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again for the same content
  useEffect(() => {
    if (away) return setBusy(false); // asked again after signing in
    const abort = new AbortController();
    // Another page, or the first one, is wanted at once; typing is waited for.
    const wait = asked.current === pageId ? PAUSE : 0;
    asked.current = pageId;
    setBusy(true);
    const timer = setTimeout(async () => {
      try {
        const html = await renderPreview(slug, pageId, content, abort.signal);
        setShown({ html, pageId });
        setProblem(null);
        setBusy(false);
      } catch (error) {
        if (abort.signal.aborted) return;
        setProblem(messageOf(error));
        setBusy(false);
        if (error instanceof Problem && error.status === 401) ask.current();
      }
    }, wait);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [slug, pageId, content, attempt, away]);

  return { ...shown, busy, problem, retry: () => setAttempt((n) => n + 1) };
}
