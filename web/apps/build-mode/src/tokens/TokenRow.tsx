import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { messageOf } from "../api/failed.ts";
import type { Site } from "../api/site.ts";
import { revokeToken, type Token } from "../api/tokens.ts";
import { Ago } from "../ui/Ago.tsx";
import classes from "./tokens.module.css";
import { mayDo } from "./words.ts";

interface RowProps {
  readonly site: Site;
  readonly token: Token;
  readonly onGone: () => void;
}

export function TokenRow({ site, token, onGone }: RowProps) {
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
          may {mayDo(token.scope)}; made <Ago instant={token.createdAt} />
          {token.lastUsedAt && (
            <>
              , last used <Ago instant={token.lastUsedAt} />
            </>
          )}
        </span>
        <Expiry instant={token.expiresAt ?? null} />
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

function Expiry({ instant }: { readonly instant: string | null }) {
  if (instant === null) return <span>never expires</span>;
  const day = new Date(instant).toLocaleDateString(undefined, { dateStyle: "medium" });
  return new Date(instant).getTime() > Date.now() ? (
    <span>valid until {day}</span>
  ) : (
    <span>expired on {day}; it lets nobody in</span>
  );
}
