import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Api, type Content } from "./api.ts";
import { type Server, startServer } from "./server.ts";

const WRITERS = 8;
/** Enough for saves of all writers to be under way when the server is killed. */
const ACKNOWLEDGED_BEFORE_THE_KILL = 150;

interface Acknowledged {
  readonly writer: number;
  readonly turn: number;
  readonly version: number;
}

test("kill -9 during saves: every save that was answered is there after the restart", async () => {
  test.setTimeout(300_000);
  const first = await startServer();
  let second: Server | undefined;
  try {
    const acknowledged: Acknowledged[] = [];
    const killed = new Promise<void>((resolve) => {
      const enough = setInterval(() => {
        if (acknowledged.length < ACKNOWLEDGED_BEFORE_THE_KILL) return;
        clearInterval(enough);
        first.kill().then(resolve);
      }, 1);
    });
    const base = await new Api(first).draft();
    await Promise.all(
      Array.from({ length: WRITERS }, (_, writer) =>
        write(first, base.content, base.version, writer, acknowledged),
      ),
    );
    await killed;

    // PostgreSQL of the killed server is still running on the same folder.
    second = await startServer(first.data);
    const api = new Api(second);
    const { content, version } = await api.draft();
    const last = new Map<number, Acknowledged>();
    for (const each of acknowledged)
      if (each.turn > (last.get(each.writer)?.turn ?? -1)) last.set(each.writer, each);
    expect(last.size).toBe(WRITERS);
    for (const { writer, turn } of last.values()) {
      const kept = Number(headline(content, writer)?.split(" ")[1] ?? -1);
      expect(kept, `writer ${writer}`).toBeGreaterThanOrEqual(turn);
    }
    expect(version).toBeGreaterThanOrEqual(Math.max(...acknowledged.map((each) => each.version)));
    for (const { writer, turn, version } of acknowledged.filter((_, index) => index % 10 === 0)) {
      expect(headline((await api.revision(version)).content, writer)).toBe(`turn ${turn}`);
    }
  } finally {
    await first.kill();
    await second?.stop();
  }
});

test("kill -9 of PostgreSQL, twice: the server starts it again, and every save that was answered is there", async () => {
  test.setTimeout(300_000);
  const server = await startServer();
  try {
    const api = new Api(server);
    let { content, version } = await api.draft();
    let turn = 0;
    const save = async () => {
      content = withHeadline(content, 0, `turn ${++turn}`);
      version = (await api.save(version, content)).version;
    };
    for (let i = 0; i < 10; i++) await save();
    const pidFile = join(server.data, "postgres/postmaster.pid");
    const postmaster = () =>
      existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8").split("\n")[0] || 0) : 0;
    const killed = postmaster();
    process.kill(killed, "SIGKILL");
    // and once more as soon as it starts again
    await expect
      .poll(() => ![0, killed].includes(postmaster()), { intervals: [20], timeout: 60_000 })
      .toBe(true);
    process.kill(postmaster(), "SIGKILL");

    await expect
      .poll(
        () =>
          api.draft().then(
            (draft) => headline(draft.content, 0),
            (error) => String(error),
          ),
        {
          timeout: 120_000,
        },
      )
      .toBe("turn 10");
    await save();
    expect(headline((await api.draft()).content, 0)).toBe("turn 11");
  } finally {
    await server.stop();
  }
});

/** Changes a section of its own over and over, by merge, until the server is gone. */
async function write(
  server: Server,
  origin: Content,
  version: number,
  writer: number,
  acknowledged: Acknowledged[],
): Promise<void> {
  let base = { content: origin, version };
  for (let turn = 0; ; turn++) {
    const content = withHeadline(base.content, writer, `turn ${turn}`);
    const body = JSON.stringify({ expectedVersion: base.version, content, onConflict: "merge" });
    try {
      const answer = await fetch(`${server.url}/api/v1/tenants/demo/draft`, {
        method: "PUT",
        headers: { Authorization: `Bearer ${server.token}`, "Content-Type": "application/json" },
        body,
      });
      const saved = (await answer.json()) as { version: number; content?: Content };
      if (answer.status !== 200) throw new Error(`an unexpected answer: ${answer.status}`);
      acknowledged.push({ writer, turn, version: saved.version });
      base = { version: saved.version, content: saved.content ?? content };
    } catch (error) {
      // the server is gone, in the middle of a save: that save was not answered
      if (error instanceof TypeError || error instanceof SyntaxError) return;
      throw error;
    }
  }
}

function withHeadline(content: Content, writer: number, text: string): Content {
  const copy = structuredClone(content);
  const sections = copy.pages.find((page: Content) => page.id === "faq").sections;
  const mine = sections.find((section: Content) => section.id === `writer-${writer}`);
  if (mine) mine.headline = text;
  else sections.push({ id: `writer-${writer}`, type: "text", headline: text });
  return copy;
}

function headline(content: Content, writer: number): string | undefined {
  const sections = content.pages.find((page: Content) => page.id === "faq").sections;
  return sections.find((section: Content) => section.id === `writer-${writer}`)?.headline;
}
