import { Button, Group, Modal, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { Draft } from "@stet/draft-react";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { wordsOfRefusal } from "../api/failed.ts";
import type { Site } from "../api/site.ts";
import type { Content } from "../content/storefront.ts";
import { Notice } from "../ui/Notice.tsx";
import { Blocked } from "./Blocked.tsx";
import { ChangeList } from "./ChangeList.tsx";
import classes from "./publish.module.css";
import type { Review } from "./review.ts";
import { useReview } from "./useReview.ts";

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly onClose: () => void;
  readonly onDecide: () => void;
}

/** Takes the draft back to what is live, after showing what that undoes. */
export function DiscardDialog({ site, draft, onClose, onDecide }: Props) {
  const [review, again] = useReview(site, draft);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Nothing else has what an open decision holds: it comes first, whatever else can't be saved.
  const blocked = review.state === "blocked" ? decisionsFirst(review, draft) : null;
  // What can't be saved at all may still be given up; undo has it.
  const stuck = blocked?.reason === "invalid";
  const moved = review.state === "ready" && draft.version !== undefined && draft.version !== review.version;

  const discard = async () => {
    setBusy(true);
    setProblem(null);
    const reviewed = review.state === "ready" ? { reviewed: { version: review.version } } : {};
    const done = await draft.discard({ evenUnsaved: stuck, ...reviewed });
    setBusy(false);
    if (!done.ok) return setProblem(done.reason === "changed" ? "" : wordsOfRefusal(done));
    notifications.show({
      title: "Back to what is live",
      message: "The discarded changes are in the history.",
    });
    onClose();
  };

  const lookAgain = () => {
    setProblem(null);
    again();
  };

  const none = review.state === "ready" && (review.release === null || review.changes.length === 0);
  return (
    <Modal opened onClose={onClose} title="Discard unpublished changes?" size={480}>
      {review.state === "preparing" && <Skeleton height={60} />}
      {blocked && !stuck && (
        <Blocked review={blocked} kept={draft.kept} onDecide={onDecide} onAgain={again} />
      )}
      {review.state === "ready" && review.release === null && (
        <p className={classes.lead}>
          Nothing was ever published, so there is nothing to go back to. The history has every version.
        </p>
      )}
      {review.state === "ready" && review.release !== null && none && (
        <p className={classes.lead}>There are no unpublished changes.</p>
      )}
      {review.state === "ready" && !none && (
        <>
          <p className={classes.lead}>
            The draft goes back to release {review.release}, for everybody who edits it. This is undone:
          </p>
          <ChangeList groups={review.changes} />
        </>
      )}
      {stuck && (
        <p className={classes.lead}>
          The draft goes back to what is live, for everybody who edits it. Your changes that are not saved are
          given up too; undo brings them back as long as this page is open.
        </p>
      )}
      {(!none || stuck) && review.state !== "preparing" && (
        <p className={classes.note}>Nothing is lost for good: the history keeps every saved version.</p>
      )}
      {(moved || problem === "") && (
        <Notice
          tone="attention"
          title="The draft has changed since you opened this"
          action={{ label: "Look again", run: lookAgain }}
          icon={<IconRefresh size={18} aria-hidden />}
        >
          {draft.updatedBy ? `${draft.updatedBy.name} changed it. ` : ""}Only what you have seen is discarded.
        </Notice>
      )}
      {problem && (
        <Notice tone="attention" title="Not discarded">
          {problem}
        </Notice>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {none ? "Close" : "Keep them"}
        </Button>
        {((review.state === "ready" && !none) || stuck) && (
          <Button color="red" loading={busy} disabled={moved} onClick={() => void discard()}>
            Discard
          </Button>
        )}
      </Group>
    </Modal>
  );
}

type BlockedReview = Extract<Review, { state: "blocked" }>;

function decisionsFirst(review: BlockedReview, draft: Draft<Content>): BlockedReview {
  return draft.conflicts.length > 0 ? { ...review, reason: "needs-decision" } : review;
}
