import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
  type Request,
} from "@playwright/test";
import { Api } from "./api.ts";
import { runningServer, type Server, startServer } from "./server.ts";

export type Member = "owner" | "ana";

export interface Stet {
  readonly server: Server;
  readonly api: Api;
  /**
   * Build Mode in a browser of its own, signed in, loaded, and with the hero section selected. With `ownSession` the
   * session is this page's alone, and may be ended.
   */
  readonly open: (member?: Member, how?: { readonly ownSession?: boolean }) => Promise<Page>;
}

interface WorkerFixtures {
  readonly server: Server;
  readonly sessions: Readonly<Record<Member, Awaited<ReturnType<BrowserContext["storageState"]>>>>;
  /** The version of the untouched demo draft. */
  readonly origin: number;
}

export const test = base.extend<{ stet: Stet }, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of this pattern
    async ({}, use) => {
      const server = runningServer() ?? (await startServer());
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  sessions: [
    async ({ browser, server }, use) => {
      await use({
        owner: await sessionOf(browser, server, "owner"),
        ana: await sessionOf(browser, server, "ana"),
      });
    },
    { scope: "worker" },
  ],
  origin: [async ({ server }, use) => use((await new Api(server).draft()).version), { scope: "worker" }],
  stet: async ({ browser, server, sessions, origin }, use) => {
    const api = new Api(server);
    const { version } = await api.draft();
    // Every story begins with the demo as it came.
    if (version !== origin) await api.restore(origin, version);
    const contexts: BrowserContext[] = [];
    const open: Stet["open"] = async (member = "owner", { ownSession = false } = {}) => {
      const storageState = ownSession ? await sessionOf(browser, server, member) : sessions[member];
      const context = await browser.newContext({ baseURL: server.url, storageState });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto("/build/demo");
      await loaded(page);
      return page;
    };
    await use({ server, api, open });
    for (const context of contexts) await context.close();
  },
});

export { expect };

async function sessionOf(browser: Browser, server: Server, member: Member) {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/build/demo");
  await signIn(page, member, server);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Signs in on the page that Build Mode sends to. */
export async function signIn(page: Page, member: Member, server: Server): Promise<void> {
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel(/e-?mail/i).fill(`${member}@demo.example`);
  await page.getByLabel(/password/i).fill(server.password);
  await page.getByRole("button", { name: /sign in/i }).click();
  await loaded(page);
}

export async function loaded(page: Page): Promise<void> {
  await expect(page.getByRole("region", { name: "Edit", exact: true }).getByLabel("Headline")).toBeVisible();
}

/** A field of the form on the right. */
export function field(page: Page, label: string) {
  const edit = page.getByRole("region", { name: "Edit", exact: true });
  return edit.getByRole("textbox", { name: label, exact: true });
}

/** Waits until the line that says whether everything is safe says this. */
export async function reaches(page: Page, status: "saved" | "offline" | "needs-decision"): Promise<void> {
  await expect(page.locator("header [data-status]")).toHaveAttribute("data-status", status);
}

export async function saved(page: Page): Promise<void> {
  await reaches(page, "saved");
}

/** The draft's address, also with what a patch says in its query. */
export const DRAFT = /\/api\/v1\/tenants\/demo\/draft(\?|$)/;

/** Whether it saves the draft: a long one by a patch, a short one as a whole. */
export function isSave(request: Request): boolean {
  return request.method() === "PUT" || request.method() === "PATCH";
}

/** Holds the saves of a page back until the answer is called: the network is slow, nothing is lost. */
export async function holdSaves(page: Page): Promise<() => Promise<void>> {
  const waiting: (() => void)[] = [];
  let held = true;
  await page.route(DRAFT, async (route) => {
    if (held && isSave(route.request())) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  return async () => {
    held = false;
    for (const go of waiting) go();
  };
}

/** Waits until this page hears of others' changes as they happen, and knows that somebody else is there. */
export async function together(...pages: readonly Page[]): Promise<void> {
  for (const page of pages)
    await expect(page.getByRole("button", { name: /other(s are| is) here/ })).toBeVisible();
}

/** The rows of the sections of the shown page. */
export function outline(page: Page) {
  return page.getByRole("list", { name: "Sections of this page" });
}

/** Selects the section of the shown page that says this. */
export function select(page: Page, words: string): Promise<void> {
  return outline(page).getByRole("listitem").filter({ hasText: words }).getByRole("button").nth(1).click();
}

/** The notes of what others have just done. */
export function notes(page: Page) {
  return page.getByRole("region", { name: "What others have just done" });
}

export function preview(page: Page) {
  return page.frameLocator("iframe[title='Preview of the page']");
}
