import { MantineProvider } from "@mantine/core";
import type { DraftClient, Json, JsonObject } from "@stet/draft-client";
import { FakeWorld } from "@stet/draft-client/testing";
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { ConflictDialog, useDraftAutosave } from "../src/index.ts";

const hero = { id: "hero-1", type: "hero", headline: "Good light for every face", ctaText: "Book" };
const faq = {
  id: "faq-1",
  type: "faq",
  headline: "Questions",
  items: [{ id: "q1", question: "Where?", answer: "Here" }],
};
const start = { accent: "#ff0000", pages: [{ id: "home", title: "Home", sections: [hero, faq] }] };

type Section = JsonObject & { readonly id: string };

/** The content with another list of sections on the home page. */
function withSections(
  content: Json,
  change: (sections: readonly Section[]) => readonly Section[],
): JsonObject {
  const { pages, ...rest } = content as unknown as { pages: { id: string; sections: Section[] }[] };
  return {
    ...rest,
    pages: pages.map((page) => (page.id === "home" ? { ...page, sections: change(page.sections) } : page)),
  } as unknown as JsonObject;
}

const setHero = (headline: string) => (content: Json) =>
  withSections(content, (all) => all.map((each) => (each.id === "hero-1" ? { ...each, headline } : each)));
const without = (id: string) => (content: Json) =>
  withSections(content, (all) => all.filter((each) => each.id !== id));

function Page({ client }: { readonly client: DraftClient }) {
  const draft = useDraftAutosave(client);
  const [opened, setOpened] = useState(true);
  return (
    <MantineProvider env="test">
      <button type="button" onClick={() => setOpened(true)}>
        Decide
      </button>
      <ConflictDialog
        draft={draft}
        opened={opened}
        onClose={() => setOpened(false)}
        me="Ana"
        locale="en-GB"
        timeZone="America/New_York"
      />
    </MantineProvider>
  );
}

let world: FakeWorld;
const pass = (ms: number) => act(() => world.clock.tick(ms));

/** A page in which my change and another's of the same thing have met. */
async function conflict(
  mine: (content: Json) => Json,
  theirs: (content: Json) => JsonObject,
): Promise<DraftClient> {
  const client = world.tab("Ana");
  render(<Page client={client} />);
  await pass(0);
  world.server.saveAs("Ben", theirs);
  act(() => client.edit(mine));
  await pass(3_000);
  return client;
}

/** The text of the sections on the server. */
const saved = () => (world.server.content as unknown as typeof start).pages[0]?.sections ?? [];

beforeEach(() => {
  world = new FakeWorld(start as unknown as JsonObject);
});

describe("the conflict dialog", () => {
  test("shows before, mine and theirs with who, when in my time zone, and the words that differ", async () => {
    await conflict(setHero("Good light for all"), setHero("Good light for each face"));
    const dialog = screen.getByRole("dialog", { name: "One change needs your decision" });
    const card = within(dialog).getByRole("group", { name: "Home › Hero “Good light for all” › Headline" });
    expect(card.textContent).toContain("You and Ben both changed this.");
    const words = (tag: string) => [...card.querySelectorAll(tag)].map((element) => element.textContent);
    expect(words("del")).toEqual(["every face", "every"]);
    expect(words("ins")).toEqual(["all", "each"]);
    expect(within(card).getByRole("radio", { name: /^Ben’s/ })).toBeTruthy();
    // The server's 09:00 UTC, as a New Yorker reads it.
    expect(card.textContent).toMatch(/25 Nov 2026, 04:00|today, 04:00|yesterday, 04:00/);
    expect(dialog.textContent).not.toMatch(/[{}]|hero-1/);
  });

  test("takes the side that is chosen, by keyboard alone, and closes when nothing is left", async () => {
    const user = userEvent.setup();
    await conflict(setHero("Mine"), setHero("Theirs"));
    screen.getByRole("radio", { name: "Mine" }).focus();
    await user.keyboard(" ");
    await user.tab();
    while (document.activeElement?.textContent !== "Use this") await user.tab();
    await user.keyboard("{Enter}");
    await pass(3_000);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(saved()[0]).toMatchObject({ headline: "Mine" });
  });

  test("takes a choice back when the other side changes under it", async () => {
    const user = userEvent.setup();
    const client = await conflict(setHero("Mine"), setHero("Theirs"));
    await user.click(screen.getByRole("radio", { name: /^Ben’s/ }));
    world.server.saveAs("Ben", setHero("Theirs, other words"));
    await act(() => client.revalidate());
    await pass(0);

    expect(screen.getByRole("radio", { name: /^Ben’s/ })).toHaveProperty("checked", false);
    expect(screen.getByRole("button", { name: "Use this" })).toHaveProperty("disabled", true);
    expect(screen.getByText(/changed again since you chose/)).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: /^Ben’s/ }));
    expect(screen.queryByText(/changed again since you chose/)).toBeNull();
  });

  test("keeps a mix that is being written when it is closed, and when the page is reloaded", async () => {
    const user = userEvent.setup();
    const client = await conflict(setHero("Mine"), setHero("Theirs"));
    await user.click(screen.getByRole("radio", { name: /A mix of both/ }));
    const editor = screen.getByRole("textbox", { name: /Your mix/ });
    expect(editor).toHaveProperty("value", "Mine");
    await user.type(editor, " and theirs");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await pass(0);

    world.crash(client);
    cleanup();
    const next = world.tab("Ana");
    render(<Page client={next} />);
    await pass(3_000);
    expect(screen.getByRole("textbox", { name: /Your mix/ })).toHaveProperty("value", "Mine and theirs");
    await user.click(screen.getByRole("button", { name: "Use this" }));
    await pass(3_000);
    expect(saved()[0]).toMatchObject({ headline: "Mine and theirs" });
  });

  test("names a deleted section and says what each choice does", async () => {
    const user = userEvent.setup();
    await conflict(setHero("Mine"), without("hero-1"));
    const card = screen.getByRole("group", { name: "Home › Hero “Mine”" });
    expect(card.textContent).toContain("You changed this, and Ben deleted it.");
    expect(within(card).getByRole("radio", { name: /Leave it deleted/ })).toBeTruthy();
    await user.click(within(card).getByRole("radio", { name: /Bring it back, as I had it/ }));
    await user.click(screen.getByRole("button", { name: "Use this" }));
    await pass(3_000);
    expect(
      saved()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["faq-1", "hero-1"]);
    expect(saved().find(({ id }) => id === "hero-1")).toMatchObject({ headline: "Mine", ctaText: "Book" });
  });

  test("says so when I deleted what another changed, and lists the change in words", async () => {
    await conflict(without("faq-1"), (content) =>
      withSections(content, (all) =>
        all.map((each) =>
          each.id === "faq-1"
            ? { ...each, items: [{ id: "q1", question: "Where?", answer: "By the quay" }] }
            : each,
        ),
      ),
    );
    const card = screen.getByRole("group", { name: /Faq “Questions”/ });
    expect(card.textContent).toContain("You deleted this, and Ben changed it.");
    expect(card.textContent).toContain("Items › Where? › Answer");
    expect([...card.querySelectorAll("ins")].map((element) => element.textContent)).toContain("By the quay");
    expect(within(card).getByRole("radio", { name: "Delete it" })).toBeTruthy();
  });

  test("lists both orders by the names of things, and takes mine", async () => {
    const user = userEvent.setup();
    const more = ["b", "c"].map((id) => ({ id, type: "text", headline: `Text ${id}` }));
    world.server.saveAs("Ana", (content) => withSections(content, (all) => [...all, ...more]));
    const inOrder =
      (...ids: string[]) =>
      (content: Json) =>
        withSections(content, (all) => ids.map((id) => all.find((each) => each.id === id) as Section));
    await conflict(inOrder("c", "b", "faq-1", "hero-1"), inOrder("faq-1", "hero-1", "c", "b"));
    const card = screen.getByRole("group", { name: /Home › Sections/ });
    expect(card.textContent).toContain("You and Ben both changed the order.");
    const lists = within(card)
      .getAllByRole("list")
      .map((list) => list.textContent);
    expect(lists[1]).toBe("Text “Text c”Text “Text b”Faq “Questions”Hero “Good light for every face”");
    await user.click(within(card).getByRole("radio", { name: "Mine" }));
    await user.click(screen.getByRole("button", { name: "Use this" }));
    await pass(3_000);
    expect(saved().map(({ id }) => id)).toEqual(["c", "b", "faq-1", "hero-1"]);
  });

  test("says where each side moved a thing to", async () => {
    const user = userEvent.setup();
    const page = (id: string, title: string) => ({ id, title, sections: [] });
    world.server.saveAs("Ana", (content) => ({
      ...content,
      pages: [...(content.pages as Json[]), page("about", "About"), page("shop", "Shop")],
    }));
    const toPage = (target: string) => (content: Json) => {
      const { pages } = withSections(content, (all) => all.filter(({ id }) => id !== "faq-1"));
      const moved = (pages as unknown as { id: string; sections: Json[] }[]).map((each) =>
        each.id === target ? { ...each, sections: [faq] } : each,
      );
      return { ...(content as JsonObject), pages: moved } as unknown as JsonObject;
    };
    await conflict(toPage("about"), toPage("shop"));
    const card = screen.getByRole("group", { name: /Faq “Questions”/ });
    expect(card.textContent).toContain("You and Ben both moved this.");
    expect(card.textContent).toContain("About, at the top");
    expect(card.textContent).toContain("Shop, at the top");
    await user.click(within(card).getByRole("radio", { name: "Mine" }));
    await user.click(screen.getByRole("button", { name: "Use this" }));
    await pass(3_000);
    const pages = world.server.content.pages as unknown as { id: string; sections: Section[] }[];
    expect(pages.map(({ id, sections }) => [id, sections.map((each) => each.id)])).toEqual([
      ["home", ["hero-1"]],
      ["about", ["faq-1"]],
      ["shop", []],
    ]);
  });

  test("a thing that I moved and changed, and they deleted: shows the place and the change", async () => {
    await conflict(
      (content) => setHero("Mine")(withSections(content, (all) => all.toReversed())),
      without("hero-1"),
    );
    const card = screen.getByRole("group", { name: /Hero “Mine”/ });
    expect(card.textContent).toMatch(/You (moved|changed) this, and Ben deleted it\./);
    expect([...card.querySelectorAll("ins")].map((element) => element.textContent)).toContain("Mine");
    expect(card.textContent).not.toMatch(/hero-1|[{}]/);
  });

  test("speaks of my other tab when the other side is mine, too", async () => {
    const client = world.tab("Ana");
    render(<Page client={client} />);
    await pass(0);
    world.server.saveAs("Ana", setHero("From the phone"));
    act(() => client.edit(setHero("From the desk")));
    await pass(3_000);
    const card = screen.getByRole("group", { name: /Headline/ });
    expect(card.textContent).toContain("You changed this here and, differently, in another tab.");
    expect(within(card).getByRole("radio", { name: /From your other tab/ })).toBeTruthy();
  });

  test("decides many at once, and leaves open what is not decided", async () => {
    const user = userEvent.setup();
    const both = (headline: string, accent: string) => (content: Json) =>
      ({ ...(setHero(headline)(content) as JsonObject), accent }) as JsonObject;
    const client = await conflict(both("Mine", "#0000ff"), both("Theirs", "#00ff00"));
    expect(screen.getByRole("dialog", { name: "2 changes need your decision" })).toBeTruthy();
    await user.click(
      within(screen.getByRole("group", { name: "Accent" })).getByRole("radio", { name: "Mine" }),
    );
    await user.click(screen.getByRole("button", { name: "Apply 1 of 2" }));
    await pass(3_000);
    expect(world.server.content.accent).toBe("#0000ff");
    expect(client.getSnapshot().status).toBe("needs-decision");
    expect(screen.getByRole("dialog", { name: "One change needs your decision" })).toBeTruthy();
    act(() => client.undo());
    expect(client.getSnapshot().conflicts).toHaveLength(1);
  });

  test("all of theirs by one button", async () => {
    const user = userEvent.setup();
    const both = (headline: string, accent: string) => (content: Json) =>
      ({ ...(setHero(headline)(content) as JsonObject), accent }) as JsonObject;
    await conflict(both("Mine", "#0000ff"), both("Theirs", "#00ff00"));
    await user.click(screen.getByRole("button", { name: "All Ben’s" }));
    await user.click(screen.getByRole("button", { name: "Apply 2 of 2" }));
    await pass(3_000);
    expect(world.server.content.accent).toBe("#00ff00");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("keeps the focus inside and gives it back", async () => {
    const user = userEvent.setup();
    await conflict(setHero("Mine"), setHero("Theirs"));
    const dialog = screen.getByRole("dialog");
    for (let i = 0; i < 12; i++) {
      await user.tab();
      expect(dialog.contains(document.activeElement)).toBe(true);
    }
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
