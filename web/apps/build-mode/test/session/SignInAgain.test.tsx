// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { SignInAgain } from "../../src/session/SignInAgain.tsx";

const session = {
  tenant: { slug: "demo", name: "Slipway" },
  member: { name: "Mara", email: "mara@demo.example", role: "owner" },
};

afterEach(() => vi.unstubAllGlobals());

test("a wrong password is said at the field; the right one goes on, as the same member", async () => {
  const bodies: unknown[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: { body: string }) => {
    bodies.push(JSON.parse(init.body));
    return bodies.length === 1
      ? Response.json(
          { type: "/problems/bad-credentials", detail: "That e-mail and password do not go together." },
          { status: 401 },
        )
      : Response.json(session);
  });
  const done = vi.fn();
  render(
    <MantineProvider env="test">
      <SignInAgain session={session} opened kept onClose={() => {}} onDone={done} />
    </MantineProvider>,
  );
  await userEvent.type(screen.getByLabelText("Password"), "wrong{Enter}");
  expect(await screen.findByText("That e-mail and password do not go together.")).toBeTruthy();
  expect(done).not.toHaveBeenCalled();

  await userEvent.clear(screen.getByLabelText("Password"));
  await userEvent.type(screen.getByLabelText("Password"), "right{Enter}");
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(bodies.at(-1)).toEqual({ tenant: "demo", email: "mara@demo.example", password: "right" });
});
