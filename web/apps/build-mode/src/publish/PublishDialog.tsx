import { Anchor, Button, Group, Modal, Skeleton } from "@mantine/core";
import type { Draft } from "@stet/draft-react";
import { IconCircleCheck, IconExternalLink, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { wordsOfRefusal } from "../api/failed.ts";
import type { Site } from "../api/site.ts";
import type { Content } from "../content/storefront.ts";
import { Notice } from "../ui/Notice.tsx";
import { Blocked } from "./Blocked.tsx";
import { ChangeList } from "./ChangeList.tsx";
import classes from "./publish.module.css";
import { useReview } from "./useReview.ts";

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly onClose: () => void;
  readonly onDecide: () => void;
}

/** Shows what will go live, and makes exactly that live. */
export function PublishDialog({ site, draft, onClose, onDecide }: Props) {
  const [review, again] = useReview(site, draft);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [release, setRelease] = useState<number | null>(null);
  const address = `/t/${site.tenant.slug}`;

  const publish = async (version: number) => {
    setBusy(true);
    setProblem(null);
    const done = await draft.publish({ version });
    setBusy(false);
    if (done.ok) setRelease(done.value.release);
    else setProblem(done.reason === "changed" ? "" : wordsOfRefusal(done));
  };

  const lookAgain = () => {
    setProblem(null);
    again();
  };

  if (release !== null) {
    return (
      <Modal opened onClose={onClose} title="Published" size={440}>
        <div className={classes.done}>
          <IconCircleCheck size={40} stroke={1.4} aria-hidden />
          <p role="status">Release {release} is live. Visitors see it from now on.</p>
        </div>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Back to editing
          </Button>
          <Button
            component="a"
            href={address}
            target="_blank"
            rel="noopener"
            data-autofocus
            rightSection={<IconExternalLink size={15} aria-hidden />}
          >
            See the public page
          </Button>
        </Group>
      </Modal>
    );
  }

  const moved = review.state === "ready" && draft.version !== undefined && draft.version !== review.version;
  const nothing = review.state === "ready" && review.release !== null && review.changes.length === 0;
  return (
    <Modal opened onClose={onClose} title={nothing ? "Nothing to publish" : "Publish the draft?"} size={480}>
      {review.state === "preparing" && (
        <div aria-busy="true" role="status" aria-label="Saving and comparing">
          <Skeleton height={14} width="60%" mb={10} />
          <Skeleton height={14} width="80%" mb={10} />
          <Skeleton height={14} width="45%" />
        </div>
      )}
      {review.state === "blocked" && (
        <Blocked review={review} kept={draft.kept} onDecide={onDecide} onAgain={again} />
      )}
      {review.state === "ready" && (
        <>
          {review.release === null ? (
            <p className={classes.lead}>
              This is the first release: visitors will find the site at {address}.
            </p>
          ) : nothing ? (
            <p className={classes.lead}>
              The draft says the same as what is live (release {review.release}).{" "}
              <Anchor href={address} target="_blank" rel="noopener">
                See the public page
              </Anchor>
            </p>
          ) : (
            <>
              <p className={classes.lead}>Since release {review.release} this has changed:</p>
              <ChangeList groups={review.changes} />
            </>
          )}
          {(moved || problem === "") && (
            <Notice
              tone="attention"
              title="The draft has changed since you opened this"
              action={{ label: "Look again", run: lookAgain }}
              icon={<IconRefresh size={18} aria-hidden />}
            >
              {draft.updatedBy ? `${draft.updatedBy.name} changed it. ` : ""}Only what you have seen is
              published.
            </Notice>
          )}
          {problem && (
            <Notice tone="attention" title="Not published">
              {problem}
            </Notice>
          )}
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={onClose}>
              {nothing ? "Close" : "Not now"}
            </Button>
            {!nothing && (
              <Button
                loading={busy}
                disabled={moved}
                data-autofocus
                onClick={() => void publish(review.version)}
              >
                Publish
              </Button>
            )}
          </Group>
        </>
      )}
    </Modal>
  );
}
