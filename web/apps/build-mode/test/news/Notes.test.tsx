// @vitest-environment jsdom

import { MantineProvider } from "@mantine/core";
import type { News, TakenBack } from "@stet/draft-client";
import { pageCaller } from "@stet/draft-client/browser";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { removeSection } from "../../src/actions/removeSection.ts";
import type { Content } from "../../src/content/storefront.ts";
import { type Editor, EditorContext } from "../../src/editor/Editor.ts";
import type { Place } from "../../src/editor/place.ts";
import { Company } from "../../src/news/Company.tsx";
import { Notes } from "../../src/news/Notes.tsx";
import { useTeller } from "../../src/news/useTeller.ts";
import { PresenceContext } from "../../src/presence/Presence.ts";
import { type Peer, peersOf } from "../../src/presence/peers.ts";
import { theme } from "../../src/ui/theme.ts";
import { content, schema } from "../sample.ts";
import { ben, change, hero } from "./news.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const seconds = (n: number) => act(() => vi.advanceTimersByTime(n * 1_000));
const notes = () =>
  [...screen.getByRole("region", { name: "What others have just done" }).querySelectorAll("p")].map(
    (each) => each.textContent,
  );
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

interface Scene {
  readonly news: readonly News[];
  readonly peers?: readonly Peer[];
  readonly answer?: TakenBack;
  readonly now?: Content;
}

interface Seen {
  readonly takenBack: number[];
  place: Place | null;
}

interface PageProps extends Scene {
  readonly editor: Editor;
  readonly seen: Seen;
}

function Page({ news, peers = [], answer = "done", now = content, editor: base, seen }: PageProps) {
  const editor = { ...base, content: now };
  const takeBack = (version: number) => {
    seen.takenBack.push(version);
    return answer;
  };
  const teller = useTeller({ draft: { takeBack }, news, editor, peers, me: "Mara", flash: () => {} });
  return (
    <MantineProvider theme={theme} env="test">
      <EditorContext value={editor}>
        <PresenceContext value={{ peers, more: 0 }}>
          <Company teller={teller} />
          <Notes teller={teller} />
        </PresenceContext>
      </EditorContext>
    </MantineProvider>
  );
}

function open(first: Scene) {
  const seen: Seen = { takenBack: [], place: null };
  const editor: Editor = {
    api: pageCaller(),
    slug: "demo",
    schema,
    sectionTypes: [],
    content,
    version: 0,
    place: { pageId: "home", pane: "section", sectionId: "text-1" },
    gone: null,
    lingering: null,
    away: false,
    go: (place) => {
      seen.place = place;
    },
    change: () => {},
    errorAt: () => undefined,
    conflicts: [],
    conflictAt: () => undefined,
    decide: () => {},
    signedOut: () => {},
  };
  const page = render(<Page {...first} editor={editor} seen={seen} />);
  return { seen, show: (next: Scene) => page.rerender(<Page {...next} editor={editor} seen={seen} />) };
}

test("a note goes by itself, and comes again when more happens", () => {
  const { show } = open({ news: [change(2, 0)] });
  expect(notes()).toEqual(["Ana changed Headline in Hero “Good light”"]);
  seconds(8);
  expect(notes()).toEqual([]);
  show({ news: [change(2, 0), change(3, 9, { changes: [`${hero}/ctaLink`] })] });
  expect(notes()).toEqual(["Ana changed 2 things in Hero “Good light”"]);
});

test("who goes on writing in one place is not told of again", () => {
  const { show } = open({ news: [change(2, 0)] });
  seconds(8);
  show({ news: [change(2, 0), change(3, 9)] });
  expect(notes()).toEqual([]);
});

test("what was told as a deletion stays one when it is undone", () => {
  const news = [change(2, 0, { changes: [hero] })];
  const { show } = open({ news, now: removeSection(content, "home", "hero-1") });
  expect(notes()).toEqual(["Ana deleted a section of Home"]);
  show({ news, now: content });
  expect(notes()).toEqual(["Ana deleted a section of Home"]);
});

test("a note stays while somebody is at it", () => {
  open({ news: [change(2, 0)] });
  fireEvent.focus(screen.getByRole("button", { name: "Show" }));
  seconds(60);
  expect(notes()).toHaveLength(1);
  fireEvent.blur(screen.getByRole("button", { name: "Show" }));
  seconds(8);
  expect(notes()).toEqual([]);
});

test("it is said once, politely", () => {
  open({ news: [change(2, 0), change(3, 1)] });
  expect(screen.getByRole("log").textContent).toBe("Ana changed Headline in Hero “Good light”");
});

test("show goes there", () => {
  const { seen } = open({ news: [change(2, 0)] });
  press("Show");
  expect(seen.place).toEqual({ pageId: "home", pane: "section", sectionId: "hero-1" });
});

test("undo takes all of it back, the newest first, and says what came of it", () => {
  const { seen, show } = open({ news: [change(2, 0), change(3, 5)] });
  press("Undo");
  expect(seen.takenBack).toEqual([3, 2]);
  expect(notes()[1]).toMatch(/^Taken back/);
  show({ news: [change(2, 0), change(3, 5), change(4, 9)] });
  expect(screen.getAllByRole("button", { name: "Undo" })).toHaveLength(1);
  expect(notes()).toHaveLength(3);
});

test("undo says when it can't because it has changed since", () => {
  open({ news: [change(2, 0)], answer: "conflict" });
  press("Undo");
  expect(notes()[1]).toBe("Not taken back: it has changed since.");
});

test("two notes at most; all are in the list of the top bar, which tells how many are new", () => {
  const others = ["Ben", "Cleo", "Dov"].map((name, i) => change(3 + i, 1, { by: { kind: "person", name } }));
  open({ news: [change(2, 0), ...others] });
  expect(notes()).toHaveLength(2);
  press("Nobody else is here, 4 new changes");
  const list = screen.getByRole("list", { name: "Changes of others, newest first" });
  expect(list.children).toHaveLength(4);
  expect(screen.getByRole("button", { name: "Nobody else is here" })).toBeTruthy();
});

test("the list says who is here and where, and goes there", () => {
  const tab = (client: string, name: string, place: string | null) => ({
    client,
    writer: { kind: "person" as const, name },
    place,
    since: "2026-01-05T09:30:00Z",
  });
  const peers = peersOf([tab("a", "Ana", hero), tab("b", "Mara", null), tab("c", ben.name, null)], "Mara");
  const { seen } = open({ news: [], peers });
  press("3 others are here");
  expect(screen.getAllByText("Looking around")).toHaveLength(2);
  expect(screen.getByText("You, in another tab")).toBeTruthy();
  press(/^Ana/);
  expect(seen.place?.sectionId).toBe("hero-1");
});
