import { Button, Group, Modal, Skeleton } from "@mantine/core";
import type { Draft } from "@stet/draft-react";
import { useEffect, useRef, useState } from "react";
import type { Content } from "../content/storefront.ts";
import classes from "./session.module.css";
import { signInAgain, signOut } from "./signOut.ts";

interface Props {
  readonly draft: Draft<Content>;
  readonly onClose: () => void;
}

/** Saves what is unsaved and signs out; asks first when something can't be saved. */
export function SignOutDialog({ draft, onClose }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef({ draft, onClose });
  latest.current = { draft, onClose };

  useEffect(() => {
    let current = true;
    void latest.current.draft.flush().then(async (saved) => {
      if (!current) return;
      if (!saved.ok) return setProblem(saved.detail);
      await signOut(signInAgain());
      latest.current.onClose();
    });
    return () => {
      current = false;
    };
  }, []);

  const leave = async () => {
    await signOut(signInAgain());
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={problem === null ? "Saving before you leave" : "Sign out without saving?"}
      size={440}
    >
      {problem === null ? (
        <div role="status" aria-busy="true" aria-label="Saving">
          <Skeleton height={40} />
        </div>
      ) : (
        <p className={classes.lead}>
          Not everything is saved: {problem} It stays on this device until you sign in here again; nobody else
          sees it.
        </p>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Stay
        </Button>
        {problem !== null && (
          <Button color="red" onClick={() => void leave()}>
            Sign out
          </Button>
        )}
      </Group>
    </Modal>
  );
}
