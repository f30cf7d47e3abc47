// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { Inspector } from "../../src/forms/Inspector.tsx";
import { renderInEditor } from "../harness.tsx";

test("the list of fonts shows all of them while one is chosen", async () => {
  renderInEditor(<Inspector />, { place: { pageId: "home", pane: "design" } });
  const input = screen.getByRole("combobox", { name: "Font" });
  await userEvent.clear(input);
  await userEvent.type(input, "Georgia");
  const options = screen.getAllByRole("option", { hidden: true });
  expect(options.map(({ textContent }) => textContent)).toEqual(["Georgia", "Inter"]);
});
