import { isList, type News, type Writer } from "@stet/draft-client";
import { isWithin, parsePointer, valueAt } from "../content/path.ts";
import type { Content } from "../content/storefront.ts";
import { isMe } from "../presence/peers.ts";
import type { Lost } from "./usePlace.ts";

/** What happened to a place that waits for a decision. */
export function wordsFor(by: Writer | null, me: string): string {
  if (by && isMe(by, me)) return "You changed this in another tab, too.";
  return `${by?.name ?? "Somebody"} changed this, too.`;
}

/** Who deleted `what`, which is at `path`, as far as the news tell. */
export function wordsForGone(
  { path, since }: Pick<Lost, "path" | "since">,
  news: readonly News[],
  content: Content,
  me: string,
  what: "this section" | "this",
): string {
  const among = news
    .filter(({ version }) => version > since)
    .map(({ by, changes }) => ({ by, places: changes.map(parsePointer).filter((at) => isWithin(path, at)) }))
    .filter(({ places }) => places.length > 0);
  // A list's own path says that it was reordered: that alone deletes nothing.
  const deleted = among.findLast(({ places }) => places.some((at) => !isList(valueAt(content, at))));
  const by = (deleted ?? among.at(-1))?.by;
  if (!by) return `${what === "this" ? "This" : "This section"} is no longer in the draft.`;
  return isMe(by, me) ? `You deleted ${what} in another tab.` : `${by.name} deleted ${what}.`;
}
