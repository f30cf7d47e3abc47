import { ConflictDialog, type Draft } from "@stet/draft-react";
import { useEffect, useMemo } from "react";
import type { Site } from "../api/site.ts";
import { AuditDialog } from "../audit/AuditDialog.tsx";
import { type Labels, labelsOf } from "../changes/labels.ts";
import { inFormOrder } from "../changes/order.ts";
import type { JsonObject } from "../content/json.ts";
import { parsePointer } from "../content/path.ts";
import { type Content, excerpt } from "../content/storefront.ts";
import { HistoryDrawer } from "../history/HistoryDrawer.tsx";
import { DiscardDialog } from "../publish/DiscardDialog.tsx";
import { PublishDialog } from "../publish/PublishDialog.tsx";
import { wordsOf } from "../schema/fields.ts";
import { SignInAgain } from "../session/SignInAgain.tsx";
import { SignOutDialog } from "../session/SignOutDialog.tsx";
import { TokensDialog } from "../tokens/TokensDialog.tsx";
import { useFocusReturn } from "../ui/focusReturn.ts";
import { HelpDialog } from "./HelpDialog.tsx";

export type DialogName =
  | "publish"
  | "discard"
  | "history"
  | "tokens"
  | "audit"
  | "help"
  | "decide"
  | "sign-in"
  | "sign-out";

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly content: Content;
  readonly opened: DialogName | null;
  readonly open: (dialog: DialogName | null) => void;
}

/** Everything that opens over the panels; one at a time. */
export function Dialogs({ site, draft, content, opened, open }: Props) {
  const close = () => open(null);
  const common = { site, draft, onClose: close };
  const { member } = site.session;
  const labels = useMemo(() => labelsOf(site.schema, content), [site.schema, content]);
  const words = useMemo(() => decisionWords(labels), [labels]);
  const inOrder = useMemo(
    () => ({ ...draft, conflicts: inFormOrder(draft.conflicts, labels, content) }),
    [draft, labels, content],
  );

  const { status } = draft;
  useEffect(() => {
    if (status === "signed-out") open("sign-in");
  }, [status, open]);

  return (
    <>
      {opened && <FocusReturn key={opened} />}
      {opened === "publish" && <PublishDialog {...common} onDecide={() => open("decide")} />}
      {opened === "discard" && <DiscardDialog {...common} onDecide={() => open("decide")} />}
      <HistoryDrawer {...common} opened={opened === "history"} />
      {opened === "tokens" && <TokensDialog site={site} onClose={close} />}
      {opened === "audit" && <AuditDialog site={site} onClose={close} />}
      <HelpDialog opened={opened === "help"} onClose={close} />
      <ConflictDialog
        draft={inOrder}
        opened={opened === "decide"}
        onClose={close}
        me={member.name}
        {...words}
      />
      {opened === "sign-out" && <SignOutDialog site={site} draft={draft} onClose={close} />}
      <SignInAgain
        session={site.session}
        opened={opened === "sign-in"}
        kept={draft.kept}
        onClose={close}
        onDone={() => {
          close();
          void draft.retry();
        }}
      />
    </>
  );
}

function FocusReturn() {
  useFocusReturn();
  return null;
}

/** The decisions speak of places as the forms do. */
function decisionWords(labels: Labels) {
  return {
    labelFor: (path: string) => labels.place(parsePointer(path)).join(" › "),
    nameOf: (item: JsonObject) =>
      typeof item.type === "string" ? labels.section(item) : excerpt(item) || "This",
    fieldName: (key: string, item: JsonObject) =>
      labels.fields(item).find((field) => field.key === key)?.label ?? wordsOf(key),
  };
}
