import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { messageOf } from "../api/failed.ts";
import type { Site } from "../api/site.ts";
import { createToken, type NewToken, type Scope } from "../api/tokens.ts";
import classes from "./tokens.module.css";
import { LIVES, SCOPES } from "./words.ts";

interface Props {
  readonly site: Site;
  readonly onMade: (token: NewToken) => void;
}

export function NewTokenForm({ site, onMade }: Props) {
  const [name, setName] = useState("");
  const [scope, setScope] = useState<Scope>("edit");
  const [days, setDays] = useState<number | null>(90);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      onMade(await createToken(site.api, site.tenant.slug, { name: name.trim(), scope, days }));
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
        className={classes.name ?? ""}
        label="New token for"
        placeholder="Booking assistant"
        value={name}
        maxLength={80}
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="It may"
        data={[...SCOPES]}
        value={scope}
        onChange={(event) => setScope(event.currentTarget.value as Scope)}
      />
      <NativeSelect
        label="Valid for"
        data={LIVES.map((life) => life.label)}
        value={LIVES.find((life) => life.days === days)?.label ?? ""}
        onChange={(event) =>
          setDays(LIVES.find((life) => life.label === event.currentTarget.value)?.days ?? null)
        }
      />
      <Button type="submit" loading={busy} disabled={name.trim() === ""}>
        Make token
      </Button>
    </form>
  );
}
