import { Button, Group, Modal, Skeleton } from "@mantine/core";
import type { Draft } from "@stet/draft-react";
import { useEffect, useRef, useState } from "react";
import { wordsOfRefusal } from "../api/failed.ts";
import type { Site } from "../api/site.ts";
import type { Content } from "../content/storefront.ts";
import { keptUntilSignedIn } from "../ui/keptWords.ts";
import classes from "./session.module.css";
import { signInAgain, signOut } from "./signOut.ts";

interface Props {
  readonly site: Pick<Site, "api">;
  readonly draft: Draft<Content>;
  readonly onClose: () => void;
}

/** Saves what is unsaved and signs out; asks first when something can't be saved. */
export function SignOutDialog({ site, draft, onClose }: Props) {
  /** Why something is not saved; null while it is tried. */
  const [unsaved, setUnsaved] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const latest = useRef({ draft, api: site.api });
  latest.current = { draft, api: site.api };

  useEffect(() => {
    let current = true;
    const { draft, api } = latest.current;
    void draft.flush().then(async (saved) => {
      if (!current) return;
      if (!saved.ok) return setUnsaved(wordsOfRefusal(saved));
      const problem = await signOut(api, signInAgain());
      if (current) setFailed(problem);
    });
    return () => {
      current = false;
    };
  }, []);

  const title = failed ? "Not signed out" : unsaved ? "Sign out without saving?" : "Saving before you leave";
  return (
    <Modal opened onClose={onClose} title={title} size={440}>
      {unsaved === null && failed === null && (
        <div role="status" aria-busy="true" aria-label="Saving">
          <Skeleton height={40} />
        </div>
      )}
      {unsaved !== null && (
        <p className={classes.lead}>
          Not everything is saved: {unsaved} {keptUntilSignedIn(draft.kept)}
        </p>
      )}
      {failed !== null && (
        <p className={classes.lead} role="alert">
          You are still signed in. {failed}
        </p>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Stay
        </Button>
        {(unsaved !== null || failed !== null) && (
          <Button color="red" onClick={async () => setFailed(await signOut(site.api, signInAgain()))}>
            Sign out
          </Button>
        )}
      </Group>
    </Modal>
  );
}
