import type { News } from "@stet/draft-client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Path } from "../content/json.ts";
import { parsePointer } from "../content/path.ts";
import { hueIn, type Peer } from "../presence/peers.ts";
import type { Flash } from "../ui/flash.ts";

/** Lets each change of others glow once when it comes; `flash` does so for a place that somebody asks for. */
export function useNewsFlash(news: readonly News[], peers: readonly Peer[]) {
  const [flash, setFlash] = useState<Flash | null>(null);
  const seen = useRef(0);
  const latest = useRef(peers);
  latest.current = peers;

  const light = useCallback((paths: readonly Path[], hue: number, wanted: boolean) => {
    setFlash((old) => ({ id: (old?.id ?? 0) + 1, paths, hue, wanted }));
  }, []);
  useEffect(() => {
    const fresh = news.filter(({ version }) => version > seen.current);
    const newest = fresh.at(-1);
    if (!newest) return;
    seen.current = newest.version;
    const paths = fresh.flatMap(({ changes }) => changes.map(parsePointer));
    light(paths, hueIn(latest.current, newest.by), false);
  }, [news, light]);

  return {
    flash,
    show: useCallback((paths: readonly Path[], hue: number) => light(paths, hue, true), [light]),
  };
}
