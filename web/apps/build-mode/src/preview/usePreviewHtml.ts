import type { HttpCaller } from "@stet/draft-client";
import { useEffect, useMemo, useRef, useState } from "react";
import { wordsOf } from "../api/failed.ts";
import { renderPreview } from "../api/tenant.ts";
import type { Content } from "../content/storefront.ts";
import { Turns } from "./Turns.ts";

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

/** Whose pages they are, and who asks for them. */
export interface PreviewedSite {
  readonly api: HttpCaller;
  readonly slug: string;
}

interface Draft {
  readonly content: Content;
  /** Of what was loaded or told: content that changes without it was typed here. */
  readonly version: number | undefined;
}

/** Milliseconds from a keystroke to asking for its picture. */
const PAUSE = 150;

/**
 * The page as the server renders it from unsaved content. One picture is asked for at a time, and the next when it is
 * there: it is of what the draft is then.
 */
export function usePreviewHtml(
  { api, slug }: PreviewedSite,
  pageId: string,
  { content, version }: Draft,
  session: { readonly away: boolean; readonly signedOut: () => void },
): Preview {
  const [shown, setShown] = useState<{ html: string | null; pageId: string }>({ html: null, pageId });
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef<{ pageId?: string; version: number | undefined }>({ version });
  const { away } = session;
  const latest = useRef({ api, slug, pageId, content, signedOut: session.signedOut });
  latest.current = { api, slug, pageId, content, signedOut: session.signedOut };

  const turns = useMemo(() => {
    const made: Turns = new Turns(async (signal) => {
      const { api, slug, pageId, content } = latest.current;
      const rendered = await renderPreview(api, slug, pageId, content, signal);
      if (signal.aborted) return;
      if (rendered.ok) {
        setShown({ html: rendered.value, pageId });
        setProblem(null);
      } else {
        setProblem(wordsOf(rendered.failure));
        if (rendered.failure.kind === "signed-out") latest.current.signedOut();
      }
      setBusy(made.isWanted);
    });
    return made;
  }, []);
  useEffect(() => () => turns.stop(), [turns]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says who changed the content, which is asked about
  useEffect(() => {
    if (away) {
      turns.stop(); // asked again after signing in
      return setBusy(false);
    }
    // Another page, or the first one, is wanted at once, and so is what others change; typing is waited for.
    const isOtherPage = asked.current.pageId !== pageId;
    if (isOtherPage) turns.stop();
    const isTyped = !isOtherPage && asked.current.version === version;
    asked.current = { pageId, version };
    setBusy(true);
    turns.want(isTyped ? PAUSE : 0);
  }, [slug, pageId, content, attempt, away]);
  // After the effect above: a save's own version comes without another content.
  useEffect(() => {
    asked.current.version = version;
  }, [version]);

  return { ...shown, busy, problem, retry: () => setAttempt((n) => n + 1) };
}
