// @vitest-environment jsdom
import { pageCaller } from "@stet/draft-client/browser";
import { renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { setValue } from "../../src/actions/setValue.ts";
import type { Site } from "../../src/api/site.ts";
import { useIsPublished } from "../../src/publish/useIsPublished.ts";
import { content } from "../sample.ts";

const site = { api: pageCaller(), tenant: { slug: "demo" } } as unknown as Site;
const published = { release: 2, version: 5 };
const edited = setValue(content, ["branding", "primaryColor"], "#ff0000");

afterEach(() => vi.unstubAllGlobals());

test("a later version that says what is live is published; one that says more is not", async () => {
  const fetch = vi.fn(async () => Response.json({ release: 2, content }));
  vi.stubGlobal("fetch", fetch);
  const initialProps = { published, version: 5, unsaved: false, content };
  const { result, rerender } = renderHook((draft: typeof initialProps) => useIsPublished(site, draft), {
    initialProps,
  });
  expect(result.current).toBe(true);
  expect(fetch).not.toHaveBeenCalled();

  rerender({ ...initialProps, version: 6, content: edited });
  expect(result.current).toBe(false);
  await waitFor(() => expect(fetch).toHaveBeenCalledOnce());
  rerender({ ...initialProps, version: 7, content: structuredClone(content) }); // an undo
  await waitFor(() => expect(result.current).toBe(true));
  rerender({ ...initialProps, version: 7, unsaved: true });
  expect(result.current).toBe(false);
});
