import { Button, CopyButton, Group, Modal, Skeleton, TextInput } from "@mantine/core";
import { IconCheck, IconCopy, IconKey } from "@tabler/icons-react";
import { type FormEvent, useCallback, useState } from "react";
import { messageOf } from "../api/failed.ts";
import type { Site } from "../api/site.ts";
import { createToken, type NewToken, readTokens, revokeToken, type Token } from "../api/tokens.ts";
import { Ago } from "../ui/Ago.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useLoaded } from "../ui/useLoaded.ts";
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
        A token lets a program or an assistant read and edit this site as you can, and no other site. Its
        changes are in the history under its name.
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

function NewTokenForm({ site, onMade }: { readonly site: Site; readonly onMade: (token: NewToken) => void }) {
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      onMade(await createToken(site.api, site.tenant.slug, name.trim()));
      setName("");
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label="New token for"
        placeholder="Booking assistant"
        value={name}
        maxLength={80}
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={name.trim() === ""}>
        Make token
      </Button>
    </form>
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

interface RowProps {
  readonly site: Site;
  readonly token: Token;
  readonly onGone: () => void;
}

function TokenRow({ site, token, onGone }: RowProps) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const revoke = async () => {
    setBusy(true);
    try {
      await revokeToken(site.api, site.tenant.slug, token.id);
      onGone();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <li className={classes.token}>
      <div className={classes.words}>
        <strong>{token.name}</strong>
        <span>
          made <Ago instant={token.createdAt} />
          {token.lastUsedAt && (
            <>
              , last used <Ago instant={token.lastUsedAt} />
            </>
          )}
        </span>
        {problem && <span role="alert">{problem}</span>}
      </div>
      {asked ? (
        <Group gap={6} wrap="nowrap">
          <Button size="compact-sm" variant="default" onClick={() => setAsked(false)}>
            Keep
          </Button>
          <Button size="compact-sm" color="red" loading={busy} onClick={() => void revoke()}>
            Revoke for good
          </Button>
        </Group>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Revoke ${token.name}`}
          onClick={() => setAsked(true)}
        >
          Revoke…
        </Button>
      )}
    </li>
  );
}
