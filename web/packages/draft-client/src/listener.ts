import type { ClientState } from "./client-state.ts";
import type { Changed, Heard, Presence } from "./live-messages.ts";
import { type Change, noteChange } from "./news.ts";
import type { Refresher } from "./refresher.ts";
import type { Saver } from "./saver.ts";
import type { DraftSnapshot } from "./snapshot.ts";
import type { Remote } from "./state.ts";
import * as states from "./state.ts";

/** Takes in what the server tells by itself: new versions, who is there, or that there is something to ask for. */
export class Listener {
  constructor(
    private readonly clientState: ClientState,
    private readonly saver: Saver,
    private readonly refresher: Refresher,
    private readonly me: string,
  ) {}

  hear(message: Heard): void {
    switch (message.type) {
      case "welcome":
        if (this.clientState.draft && states.isRewound(this.clientState.draft, message)) {
          this.refresher.askAnew(message.version);
        }
        this.clientState.show({ published: message.published, ...this.others(message.presence) });
        this.refresher.heardOf(message.version);
        void this.refresher.takeOver(); // the server may have been away
        break;
      case "presence":
        this.clientState.show(this.others(message));
        break;
      case "changed":
        this.change(message);
        break;
      case "behind":
      case "pong":
        this.refresher.heardOf(message.version);
        break;
      case "unusable":
        void this.refresher.ask(); // whatever it was: the draft itself says what is true ([L16])
        break;
      case "unknown":
        break;
    }
  }

  /** A version with its content. */
  receive(remote: Remote): void {
    const { draft: state } = this.clientState;
    if (!state) return;
    const next = this.clientState.received(state, remote);
    const isEcho = state.inflight !== null && next.inflight === null;
    const isOthers = !isEcho && remote.version > states.newest(state);
    this.clientState.set(next, isOthers ? { updatedBy: remote.by, updatedAt: remote.at } : {});
    if (isEcho) this.saver.echoed();
    else if (next.conflicts.length < state.conflicts.length) this.saver.sendLeftOver();
    this.saver.forgive();
  }

  private change(message: Changed): void {
    const change = changeOf(message);
    const { version, by, at, client, release } = change;
    this.clientState.log = noteChange(this.clientState.log, change, message.patch);
    if (release !== undefined) this.clientState.show({ published: { release, version } });
    const content = this.clientState.log.contents.get(version);
    if (content !== undefined) this.receive({ version, content, by, at, client });
    else this.clientState.refresh(); // there may be news in it all the same
    this.refresher.heardOf(version);
  }

  private others({ tabs, more = 0 }: Presence): Pick<DraftSnapshot, "others" | "othersMore"> {
    const others = tabs.filter(({ client }) => client !== this.me);
    const isListed = others.length < tabs.length;
    return { others, othersMore: isListed || more === 0 ? more : more - 1 };
  }
}

function changeOf({ version, kind, writer, at, client, changes, release }: Changed): Change {
  return {
    version,
    kind,
    by: writer,
    at,
    changes,
    ...(client === undefined ? {} : { client }),
    ...(release === undefined ? {} : { release }),
  };
}
