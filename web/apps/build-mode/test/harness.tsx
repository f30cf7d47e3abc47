import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { pageCaller } from "@stet/draft-client/browser";
import { render } from "@testing-library/react";
import { type ReactNode, useEffect, useState } from "react";
import type { Path } from "../src/content/json.ts";
import { toPointer } from "../src/content/path.ts";
import type { Content } from "../src/content/storefront.ts";
import { conflictIn, type Editor, EditorContext, type OpenConflict } from "../src/editor/Editor.ts";
import { nearest, type Place } from "../src/editor/place.ts";
import { sectionTypesOf } from "../src/schema/sectionTypes.ts";
import { theme } from "../src/ui/theme.ts";
import { content as sample, schema } from "./sample.ts";

interface Start {
  readonly content?: Content;
  readonly place?: Place;
  readonly errors?: ReadonlyMap<string, string>;
  readonly conflicts?: readonly OpenConflict[];
}

interface Seen {
  content: Content;
  place: Place;
  readonly decisions: Path[];
}

/** The panels over a draft that lives in the test; `now()` is what they made of it. */
export function renderInEditor(ui: ReactNode, start: Start = {}) {
  const seen: Seen = { content: sample, place: { pageId: "home", pane: "page" }, decisions: [] };
  render(
    <MantineProvider theme={theme} env="test">
      <Notifications />
      <Host start={start} seen={seen}>
        {ui}
      </Host>
    </MantineProvider>,
  );
  return { now: () => seen, decisions: seen.decisions };
}

interface HostProps {
  readonly start: Start;
  readonly seen: Seen;
  readonly children: ReactNode;
}

function Host({ start, seen, children }: HostProps) {
  const [content, setContent] = useState(start.content ?? sample);
  const [wanted, setWanted] = useState<Place>(start.place ?? { pageId: "home", pane: "section" });
  const place = nearest(content, wanted);
  useEffect(() => {
    Object.assign(seen, { content, place });
  });
  const editor: Editor = {
    api: pageCaller(),
    slug: "demo",
    schema,
    sectionTypes: sectionTypesOf(schema),
    content,
    version: 0,
    place,
    gone: null,
    lingering: null,
    away: false,
    go: setWanted,
    change: setContent,
    errorAt: (path) => start.errors?.get(toPointer(path)),
    conflicts: start.conflicts ?? [],
    conflictAt: (path) => conflictIn(start.conflicts ?? [], path),
    decide: (path) => seen.decisions.push(path),
    signedOut: () => {},
  };
  return <EditorContext value={editor}>{children}</EditorContext>;
}
