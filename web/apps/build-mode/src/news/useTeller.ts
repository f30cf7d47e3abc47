import type { News, TakenBack } from "@stet/draft-client";
import type { Draft } from "@stet/draft-react";
import { useMemo, useState } from "react";
import { labelsOf } from "../changes/labels.ts";
import type { Path } from "../content/json.ts";
import type { Content } from "../content/storefront.ts";
import type { Editor } from "../editor/Editor.ts";
import { placeOfPath } from "../editor/place.ts";
import { focusField } from "../forms/fieldId.ts";
import { hueIn, isMe, type Peer } from "../presence/peers.ts";
import { type Entry, entriesOf, newestOf } from "./entries.ts";
import { outcomeInWords, type Told, told } from "./words.ts";

/** Tells the news in words, and does what is asked about them. */
export interface Teller {
  /** What others did while this page was open, oldest first. */
  readonly entries: readonly Entry[];
  readonly tell: (entry: Entry) => Told;
  readonly writerOf: (entry: Entry) => Pick<Peer, "kind" | "name" | "mine" | "hue">;
  /** Goes where it is and lets it glow. */
  readonly show: (entry: Entry, place: Path) => void;
  readonly takeBack: (entry: Entry) => void;
  /** What came of taking an entry back, if it was. What its writer does then is another entry. */
  readonly outcomeOf: (entry: Entry) => string | undefined;
}

interface Scene {
  readonly draft: Pick<Draft<Content>, "takeBack">;
  /** Those that the draft which is shown has in it. */
  readonly news: readonly News[];
  readonly editor: Editor;
  readonly peers: readonly Peer[];
  /** The name of the member in this tab. */
  readonly me: string;
  readonly flash: (paths: readonly Path[], hue: number) => void;
}

export function useTeller({ draft, news, editor, peers, me, flash }: Scene): Teller {
  const { schema, content, place: here, go } = editor;
  const labels = useMemo(() => labelsOf(schema, content), [schema, content]);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, string>>(new Map());
  // As it was told first: whether something came or went shows in the draft of that moment only.
  const [words] = useState(() => new Map<number, Told>());
  const tell = (entry: Entry): Told => {
    const version = newestOf(entry);
    const first = words.get(version) ?? told(labels, content, entry, isMe(entry.by, me));
    words.set(version, first);
    return first;
  };
  const entries = useMemo(() => entriesOf(news, outcomes), [news, outcomes]);
  return {
    entries,
    tell,
    writerOf: ({ by }) => ({ ...by, mine: isMe(by, me), hue: hueIn(peers, by) }),
    show: ({ by }, place) => {
      go(placeOfPath(place, here));
      // When its form is there.
      requestAnimationFrame(() => {
        focusField(place);
        flash([place], hueIn(peers, by));
      });
    },
    takeBack: (entry) => {
      // The newest first: each is an edit on top of what is there then.
      const results: TakenBack[] = entry.versions.toReversed().map((version) => draft.takeBack(version));
      setOutcomes((old) => new Map(old).set(newestOf(entry), outcomeInWords(results)));
    },
    outcomeOf: (entry) => outcomes.get(newestOf(entry)),
  };
}
