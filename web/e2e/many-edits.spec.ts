import type { Page, Request } from "@playwright/test";
import { type Content, sectionOf } from "./api.ts";
import { expect, field, isSave, saved, test } from "./fixtures.ts";

/** An edit that the server has said yes to: what the tab had typed when the save was sent, and its version. */
interface Acknowledged {
  readonly tab: string;
  readonly version: number;
  readonly label: string;
  readonly key: string;
  readonly text: string;
}

const EDITS = 24;

test("two tabs, many edits: no acknowledged edit is missing", async ({ stet }) => {
  const acknowledged: Acknowledged[] = [];
  const [mine, anas] = [await stet.open("owner"), await stet.open("ana")];
  const work = [
    {
      page: mine,
      tab: "owner",
      labels: [
        ["Headline", "headline"],
        ["Button", "ctaText"],
      ],
    },
    {
      page: anas,
      tab: "ana",
      labels: [
        ["Line below", "subheadline"],
        ["Button leads to", "ctaLink"],
      ],
    },
  ] as const;
  for (const { page, tab, labels } of work) listen(page, tab, labels, acknowledged);

  await Promise.all(
    work.map(async ({ page, tab, labels }) => {
      for (let i = 0; i < EDITS; i++) {
        const [label] = labels[i % 2] as readonly [string, string];
        await field(page, label).fill(`/${tab}-${i}`);
        if (i % 3 === 2) await page.keyboard.press("Control+s");
        if (i % 8 === 7) await saved(page);
      }
      await saved(page);
    }),
  );

  // Each version that was acknowledged holds what its tab had typed; later ones hold the last word of both.
  for (const { tab, version, key, text } of acknowledged) {
    const { content } = await stet.api.revision(version);
    expect(sectionOf(content, "home", "hero")[key], `${tab} at version ${version}`).toBe(text);
  }
  const hero = sectionOf((await stet.api.draft()).content, "home", "hero");
  expect(hero).toMatchObject({
    headline: `/owner-${EDITS - 2}`,
    ctaText: `/owner-${EDITS - 1}`,
    subheadline: `/ana-${EDITS - 2}`,
    ctaLink: `/ana-${EDITS - 1}`,
  });
  // The run was what it claims to be.
  for (const { tab } of work)
    expect(acknowledged.filter((each) => each.tab === tab).length).toBeGreaterThan(4);
});

/** What a save says about a field of the hero; a patch says nothing of what it does not change. */
function sentIn(request: Request, key: string): string | undefined {
  const sent: Content = request.postDataJSON();
  if (request.method() === "PUT") return sectionOf(sent.content, "home", "hero")[key];
  return sent.find(({ path }: { path: string }) => path.endsWith(`/${key}`))?.value;
}

function listen(
  page: Page,
  tab: string,
  labels: readonly (readonly [string, string])[],
  acknowledged: Acknowledged[],
): void {
  page.on("response", async (response) => {
    const request = response.request();
    if (!isSave(request) || !response.ok()) return;
    const { version } = (await response.json()) as { version: number };
    for (const [label, key] of labels) {
      const text = sentIn(request, key);
      if (text !== undefined) acknowledged.push({ tab, version, label, key, text });
    }
  });
}
