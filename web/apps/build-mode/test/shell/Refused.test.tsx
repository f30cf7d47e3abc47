// @vitest-environment jsdom
import type { Draft } from "@stet/draft-react";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Content } from "../../src/content/storefront.ts";
import { Refused } from "../../src/shell/Refused.tsx";
import { renderInEditor } from "../harness.tsx";

test.each([
  ["an invalid field holds back only itself", "/pages/home/title", "Everything else is saved."],
  ["a draft that is refused as a whole is not saved at all", "", "nothing more is saved"],
])("%s", (_, path, words) => {
  const draft = { errors: [{ path, message: "is too long" }], kept: true } as unknown as Draft<Content>;
  renderInEditor(<Refused draft={draft} />);
  expect(screen.getByText(words, { exact: false }).isConnected).toBe(true);
});
