import type { Draft } from "@stet/draft-react";
import type { Content } from "../content/storefront.ts";
import { HistoryDrawer } from "../history/HistoryDrawer.tsx";
import { DiscardDialog } from "../publish/DiscardDialog.tsx";
import { PublishDialog } from "../publish/PublishDialog.tsx";
import { SignInAgain } from "../session/SignInAgain.tsx";
import { TokensDialog } from "../tokens/TokensDialog.tsx";
import type { Site } from "./BuildMode.tsx";
import { HelpDialog } from "./HelpDialog.tsx";

export type DialogName = "publish" | "discard" | "history" | "tokens" | "help" | "decide";

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly content: Content;
  readonly opened: DialogName | null;
  readonly open: (dialog: DialogName | null) => void;
}

/** Everything that opens over the panels; one at a time. */
export function Dialogs({ site, draft, opened, open }: Props) {
  const close = () => open(null);
  const common = { site, draft, onClose: close };
  return (
    <>
      {opened === "publish" && <PublishDialog {...common} onDecide={() => open("decide")} />}
      {opened === "discard" && <DiscardDialog {...common} />}
      <HistoryDrawer {...common} opened={opened === "history"} />
      {opened === "tokens" && <TokensDialog site={site} onClose={close} />}
      <HelpDialog opened={opened === "help"} onClose={close} />
      <SignInAgain
        key={String(draft.status === "signed-out")}
        session={site.session}
        opened={draft.status === "signed-out"}
        onDone={() => void draft.retry()}
      />
    </>
  );
}
