import { Button, Modal, PasswordInput, TextInput } from "@mantine/core";
import { pageCaller } from "@stet/draft-client/browser";
import { type FormEvent, useState } from "react";
import { wordsOf } from "../api/failed.ts";
import { type Session, signIn } from "../api/session.ts";
import classes from "./session.module.css";

interface Props {
  readonly session: Session;
  readonly opened: boolean;
  /** Whether this device has what is unsaved. */
  readonly kept: boolean;
  /** Later: the state line goes on saying so. */
  readonly onClose: () => void;
  /** Signed in: what waits can be sent now. */
  readonly onDone: () => void;
}

/** Over whatever is open when the session ends, such as an earlier version. */
const OVER_ALL = 300;

/** The session has ended while somebody was editing: sign in without leaving the page, and nothing is lost. */
export function SignInAgain({ session, opened, kept, onClose, onDone }: Props) {
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    // Whoever is signed in by now does not matter: the session becomes this member's again.
    const signedIn = await signIn(pageCaller(), session.tenant.slug, session.member.email, password);
    setBusy(false);
    if (!signedIn.ok) return setProblem(wordsOf(signedIn.failure));
    setPassword("");
    onDone();
  };

  return (
    <Modal opened={opened} onClose={onClose} title="Sign in again" size={400} zIndex={OVER_ALL}>
      <p className={classes.lead}>
        Your session has ended.{" "}
        {kept
          ? "What you typed is kept on this device and is saved as soon as you are back."
          : "What you typed is saved as soon as you are back. This browser can't keep it: leave the page open."}
      </p>
      <form onSubmit={submit}>
        <TextInput label="E-mail" value={session.member.email} readOnly autoComplete="username" />
        <PasswordInput
          mt="sm"
          label="Password"
          autoComplete="current-password"
          data-autofocus
          value={password}
          error={problem}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" mt="lg" fullWidth loading={busy} disabled={password === ""}>
          Sign in and go on
        </Button>
      </form>
    </Modal>
  );
}
