import { pageCaller } from "@stet/draft-client/browser";
import type { Draft } from "@stet/draft-react";
import { afterEach, expect, test, vi } from "vitest";
import { setValue } from "../../src/actions/setValue.ts";
import type { Site } from "../../src/api/site.ts";
import type { Content } from "../../src/content/storefront.ts";
import { prepareReview } from "../../src/publish/review.ts";
import { content, schema } from "../sample.ts";

const edited = setValue(content, ["branding", "primaryColor"], "#ff0000");

const site = { api: pageCaller(), tenant: { slug: "demo" }, schema } as Pick<Site, "api" | "schema"> as Site;

/** As much of a draft as a review asks for. */
function draftOf(snapshot: object, flushed: object = { ok: true, value: { version: 7 } }): Draft<Content> {
  return { flush: async () => flushed, client: { getSnapshot: () => snapshot } } as unknown as Draft<Content>;
}

function live(status: number, body: object) {
  vi.stubGlobal("window", { fetch: async () => Response.json(body, { status }) });
  vi.stubGlobal("document", { cookie: "" });
}

afterEach(() => vi.unstubAllGlobals());

test("compares what was saved with what is live", async () => {
  live(200, { release: 2, content });
  const draft = draftOf({ content: edited, version: 7, published: { release: 2, version: 5 } });
  expect(await prepareReview(site, draft)).toEqual({
    state: "ready",
    version: 7,
    release: 2,
    changes: [{ where: "Site design", changes: ["Primary colour"] }],
  });
});

test("nothing is reviewed before everything is saved", async () => {
  const refused = { ok: false, reason: "needs-decision", detail: "Some changes need your decision." };
  expect(await prepareReview(site, draftOf({}, refused))).toMatchObject({
    state: "blocked",
    reason: "needs-decision",
  });
});

test("the first release has nothing to be compared with", async () => {
  const draft = draftOf({ content, version: 3, published: null });
  expect(await prepareReview(site, draft)).toMatchObject({ state: "ready", release: null });
});

test("without the live content there is no review", async () => {
  live(422, { type: "/problems/broken", detail: "It broke." });
  const draft = draftOf({ content, version: 7, published: { release: 2, version: 5 } });
  expect(await prepareReview(site, draft)).toEqual({
    state: "blocked",
    reason: "release",
    detail: "It broke.",
  });
});
