/**
 * The client against a running server: `STET_URL=http://localhost:8080 STET_TOKEN=… npx vitest run server`. The
 * token is one of the demo tenant's. Left out where no server is named: the same rules are tested on `FakeServer`.
 */
import { describe, expect, test } from "vitest";
import {
  DraftClient,
  type Fetch,
  HttpCaller,
  HttpTransport,
  isObject,
  type Json,
  type JsonObject,
  MemoryClients,
  MemoryStore,
} from "../src/index.ts";
import { random } from "../src/testing/index.ts";

const { STET_URL: url = "", STET_TOKEN: token = "" } = process.env;
const clients = new MemoryClients();

function open(fetch: Fetch = globalThis.fetch as Fetch): DraftClient {
  return new DraftClient({
    scope: "demo",
    transport: new HttpTransport({
      tenant: "demo",
      caller: new HttpCaller({
        base: `${url}/api/v1`,
        fetch,
        headers: { Authorization: `Bearer ${token}` },
      }),
    }),
    store: new MemoryStore(),
    clients,
    times: { quiet: 20, atMost: 100 },
  });
}

async function started(fetch?: Fetch): Promise<DraftClient> {
  const client = open(fetch);
  await client.start();
  expect(client.getSnapshot()).toMatchObject({ status: "saved" });
  return client;
}

/** A network that loses some replies after the server has acted, and some requests before. */
function lossy(seed: number, counts: { lost: number }): Fetch {
  const next = random(seed);
  return async (address, init) => {
    const roll = next();
    const isLost = init.method !== "GET" && roll < 0.3;
    if (isLost) counts.lost++;
    if (isLost && roll < 0.1) throw new TypeError("request lost");
    const answer = await globalThis.fetch(address, init);
    if (isLost) throw new TypeError("reply lost");
    return answer;
  };
}

/** Calls the server until everything is saved, however often the network fails. */
async function saved(client: DraftClient): Promise<number> {
  for (;;) {
    const result = await client.flush();
    if (result.ok) return result.value.version;
    expect(result.reason).toBe("offline");
  }
}

const branding = (field: string, value: Json) => (content: Json) => {
  const old = isObject(content) ? content : {};
  return { ...old, branding: { ...(old.branding as JsonObject), [field]: value } };
};
const brandingOf = (client: DraftClient) =>
  (client.getSnapshot().content as JsonObject).branding as JsonObject;
const colour = (n: number) => `#${n.toString(16).padStart(6, "0")}`;

describe.skipIf(!url)("a real server", () => {
  test("disjoint edits of two tabs are both there", async () => {
    const [a, b] = [await started(), await started()];
    a.edit(branding("primaryColor", colour(Date.now() % 0xffffff)));
    b.edit(branding("accentColor", colour((Date.now() + 7) % 0xffffff)));
    await Promise.all([a.flush(), b.flush()]);
    await Promise.all([a.revalidate(), b.revalidate()]);
    expect(brandingOf(a)).toEqual(brandingOf(b));
    expect(a.getSnapshot()).toMatchObject({ status: "saved", conflicts: [] });
  });

  test("the same field: a conflict that says who and when, the rest saved, decided without a reload", async () => {
    const [a, b] = [await started(), await started()];
    a.edit(branding("primaryColor", "#111111"));
    await a.flush();
    b.edit(branding("primaryColor", "#222222"));
    b.edit(branding("secondaryColor", colour(Date.now() % 0xffffff)));
    expect(await b.flush()).toMatchObject({ ok: false, reason: "needs-decision" });
    const [conflict] = b.getSnapshot().conflicts;
    expect(conflict).toMatchObject({ path: "/branding/primaryColor", yours: "#222222", theirs: "#111111" });
    expect(conflict?.by?.name).toBeTruthy();
    expect(Date.parse(conflict?.at ?? "")).toBeGreaterThan(Date.now() - 600_000);
    await a.revalidate();
    expect(brandingOf(a)).toMatchObject({
      primaryColor: "#111111",
      secondaryColor: brandingOf(b).secondaryColor,
    });
    b.decide(conflict?.id as string, "yours");
    expect(await b.flush()).toMatchObject({ ok: true });
    await a.revalidate();
    expect(brandingOf(a).primaryColor).toBe("#222222");
  });

  test("four tabs, 30 % of the replies and requests lost: every edit is there, none conflicts with itself", async () => {
    const counts = { lost: 0 };
    const fields = ["primaryColor", "secondaryColor", "accentColor", "backgroundColor"];
    const tabs = await Promise.all(fields.map((_, i) => started(lossy(i + 1, counts))));
    const last: Record<string, string> = {};
    await Promise.all(
      tabs.map(async (tab, i) => {
        const field = fields[i] as string;
        for (let n = 1; n <= 25; n++) {
          last[field] = colour(n * 1_000 + i + (Date.now() % 1_000));
          tab.edit(branding(field, last[field]));
          await saved(tab);
          expect(tab.getSnapshot().conflicts).toEqual([]);
        }
      }),
    );
    const witness = await started();
    expect(brandingOf(witness)).toMatchObject(last);
    console.log(
      `100 edits, ${counts.lost} requests or replies lost, now at version ${witness.getSnapshot().version}`,
    );
    expect(counts.lost).toBeGreaterThan(10);
  }, 120_000);

  test("invalid content is refused with its place, and nothing changes", async () => {
    const client = await started();
    client.edit(branding("primaryColor", "not a colour"));
    expect(await client.flush()).toMatchObject({ ok: false, reason: "invalid" });
    const { errors, status } = client.getSnapshot();
    expect(status).toBe("invalid");
    expect(errors.map(({ path }) => path)).toContain("/branding/primaryColor");
    client.edit(branding("primaryColor", "#333333"));
    expect(await client.flush()).toMatchObject({ ok: true });
  });

  test("publish, discard, restore and the history name exact versions", async () => {
    const client = await started();
    client.edit(branding("primaryColor", colour(Date.now() % 0xffffff)));
    const published = await client.publish();
    expect(published).toMatchObject({ ok: true });
    const { version, published: live } = client.getSnapshot();
    expect(live?.version).toBe(version);
    const before = brandingOf(client);
    client.edit(branding("primaryColor", "#444444"));
    expect(await client.discard()).toMatchObject({ ok: true });
    expect(brandingOf(client)).toEqual(before);
    const page = await client.revisions(undefined, 3);
    expect(page).toMatchObject({
      ok: true,
      value: { revisions: [{ kind: "discard" }, { kind: "save" }, { kind: "publish" }] },
    });
    const edited = page.ok ? (page.value.revisions[1]?.version as number) : -1;
    expect(await client.restore(edited)).toMatchObject({ ok: true });
    expect(brandingOf(client).primaryColor).toBe("#444444");
    expect(client.getSnapshot().status).toBe("saved");
    await client.revalidate();
    expect(brandingOf(client).primaryColor).toBe("#444444");
  });

  test("a review that is outdated publishes nothing", async () => {
    const [a, b] = [await started(), await started()];
    const reviewed = a.getSnapshot().version as number;
    b.edit(branding("primaryColor", colour((Date.now() * 7) % 0xffffff)));
    await b.flush();
    expect(await a.publish({ version: reviewed })).toMatchObject({ ok: false, reason: "changed" });
    expect(a.getSnapshot().version).toBe(b.getSnapshot().version);
  });
});
