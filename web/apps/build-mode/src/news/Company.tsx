import { Popover, Tooltip, UnstyledButton } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { labelsOf } from "../changes/labels.ts";
import { useEditor } from "../editor/Editor.ts";
import { placeOfPath } from "../editor/place.ts";
import { Mark, nameOf, Stack } from "../presence/Marks.tsx";
import { usePresence } from "../presence/Presence.ts";
import { writersIn } from "../presence/peers.ts";
import { Ago } from "../ui/Ago.tsx";
import { useNarrow } from "../ui/useNarrow.ts";
import { newestOf } from "./entries.ts";
import classes from "./news.module.css";
import { Telling } from "./Telling.tsx";
import type { Teller } from "./useTeller.ts";

interface Props {
  readonly teller: Teller;
}

/** In the top bar: who else is here and where, and what they did while this page was open. */
export function Company({ teller }: Props) {
  const { entries } = teller;
  const { peers, more } = usePresence();
  const [opened, setOpened] = useState(false);
  const [read, setRead] = useState(0);
  const narrow = useNarrow();
  const newest = Math.max(0, ...entries.map(newestOf));
  const unread = entries.filter((entry) => newestOf(entry) > read).length;
  const others = writersIn(peers).length + more;
  const who =
    others === 0 ? "Nobody else is here" : others === 1 ? "One other is here" : `${others} others are here`;
  const news = unread === 0 ? "" : unread === 1 ? ", one new change" : `, ${unread} new changes`;
  const turn = (open: boolean) => {
    setOpened(open);
    setRead(newest);
  };
  return (
    <Popover
      opened={opened}
      onChange={turn}
      position="bottom-end"
      width={narrow ? 340 : 380}
      radius="lg"
      shadow="lg"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label="Who is here, and what they changed" disabled={opened}>
          <UnstyledButton
            className={classes.company ?? ""}
            aria-label={`${who}${news}`}
            data-unread={unread > 0 || undefined}
            onClick={() => turn(!opened)}
          >
            {others === 0 ? (
              <IconUsers size={18} stroke={1.7} aria-hidden />
            ) : (
              <Stack peers={peers} more={more} most={narrow ? 1 : 3} size={26} />
            )}
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel ?? ""} aria-label="Others" p={0}>
        <Here onGo={() => turn(false)} />
        <Lately teller={teller} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Here({ onGo }: { readonly onGo: () => void }) {
  const { peers, more } = usePresence();
  const { schema, content, place: here, go } = useEditor();
  const labels = useMemo(() => labelsOf(schema, content), [schema, content]);
  return (
    <>
      <h2 className={classes.heading}>Here now</h2>
      {peers.length === 0 && <p className={classes.nobody}>Nobody else has this draft open.</p>}
      <ul className={classes.people}>
        {peers.map((peer) => {
          const { place } = peer;
          const words = (
            <>
              <Mark writer={peer} size={24} />
              <span className={classes.person}>
                <span className={classes.name}>{nameOf(peer)}</span>
                <span className={classes.where}>
                  {place ? labels.place(place).join(" · ") : "Looking around"}
                </span>
              </span>
            </>
          );
          return (
            <li key={peer.client}>
              {place ? (
                <button
                  type="button"
                  className={classes.row}
                  onClick={() => {
                    go(placeOfPath(place, here));
                    onGo();
                  }}
                >
                  {words}
                </button>
              ) : (
                <div className={classes.row}>{words}</div>
              )}
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className={classes.nobody}>and {more} more</p>}
    </>
  );
}

function Lately({ teller }: Props) {
  const { entries } = teller;
  return (
    <>
      <h2 className={classes.heading}>Changed while you are here</h2>
      {entries.length === 0 && (
        <p className={classes.nobody}>Nothing yet. The history has what was before.</p>
      )}
      <ol className={classes.changes} aria-label="Changes of others, newest first">
        {entries.toReversed().map((entry) => (
          <li key={entry.id}>
            <Telling entry={entry} teller={teller}>
              <span className={classes.when}>
                <Ago instant={entry.at} />
              </span>
            </Telling>
          </li>
        ))}
      </ol>
    </>
  );
}
