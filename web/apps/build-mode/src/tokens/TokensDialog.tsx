import { Button, CopyButton, Group, Modal, Skeleton } from "@mantine/core";
import { IconCheck, IconCopy, IconKey } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { messageOf } from "../api/failed.ts";
import type { Site } from "../api/site.ts";
import { type NewToken, readTokens } from "../api/tokens.ts";
import { Notice } from "../ui/Notice.tsx";
import { useLoaded } from "../ui/useLoaded.ts";
import { NewTokenForm } from "./NewTokenForm.tsx";
import { TokenRow } from "./TokenRow.tsx";
import classes from "./tokens.module.css";

interface Props {
  readonly site: Site;
  readonly onClose: () => void;
}

/** The keys with which programs and agents edit this site. */
export function TokensDialog({ site, onClose }: Props) {
  const owner = site.session.member.role === "owner";
  return (
    <Modal opened onClose={onClose} title="API tokens" size={520}>
      <p className={classes.lead}>
        A token lets a program or an assistant work on this site, and on no other. You choose what it may do.
        Its changes are in the history under its name.
      </p>
      {owner ? (
        <Tokens site={site} />
      ) : (
        <Notice title="Only the owner makes tokens">Ask the owner of {site.tenant.name} for one.</Notice>
      )}
    </Modal>
  );
}

function Tokens({ site }: Pick<Props, "site">) {
  const [tokens, reload] = useLoaded(useCallback(() => readTokens(site.api, site.tenant.slug), [site]));
  const [made, setMade] = useState<NewToken | null>(null);
  return (
    <>
      {made && <Secret token={made} />}
      <NewTokenForm
        site={site}
        onMade={(token) => {
          setMade(token);
          reload();
        }}
      />
      {tokens.state === "loading" && <Skeleton height={44} mt="md" />}
      {tokens.state === "failed" && (
        <Notice
          tone="attention"
          title="The tokens can't be shown"
          action={{ label: "Try again", run: reload }}
        >
          {messageOf(tokens.error)}
        </Notice>
      )}
      {tokens.state === "ready" && tokens.value.length === 0 && (
        <p className={classes.none}>No tokens yet.</p>
      )}
      {tokens.state === "ready" && (
        <ul className={classes.tokens} aria-label="Tokens">
          {tokens.value.map((token) => (
            <TokenRow key={token.id} site={site} token={token} onGone={reload} />
          ))}
        </ul>
      )}
    </>
  );
}

/** The only time that the secret is seen: the server keeps its hash alone. */
function Secret({ token }: { readonly token: NewToken }) {
  return (
    <div className={classes.secret} role="status">
      <p>
        <IconKey size={16} aria-hidden /> Copy the token for “{token.name}” now. It is not shown again.
      </p>
      <Group gap={8} wrap="nowrap">
        <code>{token.token}</code>
        <CopyButton value={token.token}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            >
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
