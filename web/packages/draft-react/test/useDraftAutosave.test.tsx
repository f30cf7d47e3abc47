import type { DraftClient } from "@stet/draft-client";
import { FakeWorld } from "@stet/draft-client/testing";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, test } from "vitest";
import { type Draft, useDraftAutosave } from "../src/index.ts";

interface Content {
  readonly title: string;
}

interface Props {
  readonly client: DraftClient;
  readonly onDraft: (draft: Draft<Content>) => void;
}

function Editor({ client, onDraft }: Props) {
  const draft = useDraftAutosave<Content>(client);
  onDraft(draft);
  if (!draft.content) return <p>{draft.status}</p>;
  const type = (title: string) => draft.edit((content) => ({ ...content, title }));
  return (
    <label>
      Title
      <input value={draft.content.title} onChange={({ currentTarget }) => type(currentTarget.value)} />
    </label>
  );
}

test("edits, saves after two quiet seconds, and shows what others changed", async () => {
  const world = new FakeWorld({ title: "Studio", note: "" });
  const client = world.tab("Ana");
  const seen: Draft<Content>[] = [];
  const page = render(
    <StrictMode>
      <Editor client={client} onDraft={(draft) => seen.push(draft)} />
    </StrictMode>,
  );
  expect(screen.getByText("loading")).toBeTruthy();
  await act(() => world.clock.tick(0));
  const input = screen.getByLabelText("Title");
  fireEvent.change(input, { target: { value: "Atelier" } });
  expect(input).toHaveProperty("value", "Atelier");
  await act(() => world.clock.tick(1_900));
  expect(world.server.content.title).toBe("Studio");
  await act(() => world.clock.tick(200));
  expect(world.server.content.title).toBe("Atelier");

  world.server.saveAs("Ben", (content) => ({ ...content, title: "Ben's" }));
  fireEvent.focus(window);
  await act(() => world.clock.tick(0));
  expect(input).toHaveProperty("value", "Ben's");
  expect(new Set(seen.map(({ edit }) => edit)).size).toBeLessThanOrEqual(2); // StrictMode makes them twice

  page.unmount();
  world.server.saveAs("Ben", (content) => ({ ...content, title: "Later" }));
  fireEvent.focus(window);
  await world.clock.tick(60_000);
  expect(client.getSnapshot().content).toMatchObject({ title: "Ben's" });
});

test("tells who is where and what they change, live, and takes it back", async () => {
  const world = new FakeWorld({ title: "Studio", note: "" }, () => 0.5, true);
  let draft = {} as Draft<Content>;
  const page = render(
    <Editor
      client={world.tab("Ana")}
      onDraft={(next) => {
        draft = next;
      }}
    />,
  );
  await act(() => world.clock.tick(0));
  const ben = world.tab("Ben");
  void ben.start();
  await act(() => world.clock.tick(0));
  draft.goTo("/title");
  world.server.saveAs("Cleo", (content) => ({ ...content, title: "Cleo's" }));
  await act(() => world.clock.tick(0));
  expect(ben.getSnapshot().others).toMatchObject([{ writer: { name: "Ana" }, place: "/title" }]);
  expect(draft).toMatchObject({
    live: "on",
    others: [{ writer: { name: "Ben" } }],
    news: [{ version: 1, by: { name: "Cleo" }, changes: ["/title"], undoable: true }],
  });
  const input = screen.getByLabelText("Title");
  expect(input).toHaveProperty("value", "Cleo's");
  act(() => {
    expect(draft.takeBack(1)).toBe("done");
    draft.forget(1);
  });
  expect(input).toHaveProperty("value", "Studio");
  expect(draft.news).toEqual([]);
  page.unmount();
});
