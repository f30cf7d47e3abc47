import type {
  Choice,
  Done,
  DraftClient,
  DraftSnapshot,
  Json,
  Published,
  ReplacedDraft,
  ReplaceOptions,
  TakenBack,
  ValueChange,
} from "@stet/draft-client";
import { attach } from "@stet/draft-client/browser";
import { useEffect, useMemo, useSyncExternalStore } from "react";

/** A draft as a component uses it: what to show, and what a person can do with it. `C` is the content's type. */
export interface Draft<C> extends Omit<DraftSnapshot, "content">, DraftActions<C> {
  /** The draft as this person sees it; undefined until it is loaded. */
  readonly content: C | undefined;
}

/** What a person can do. */
export interface DraftActions<C> {
  /** Replaces the content, or makes the next from the present one. Saves by itself after a moment. */
  edit(content: C | ((current: C) => C)): void;
  /**
   * Changes the value at an id path, also of what others have deleted meanwhile: then in the decision about it. False when
   * it can't be kept: I deleted it myself, or no draft that had it is known. `seen` is the content that the form last had.
   */
  editAt(path: string, change: ValueChange, seen?: C): boolean;
  decide(conflictId: string, choice: Choice): void;
  decideAll(side: "yours" | "theirs"): void;
  /** Keeps a hand-made mix that is not finished, so that closing the dialog or the page loses nothing of it. */
  sketch(conflictId: string, mix: Json | undefined): void;
  undo(): TakenBack;
  redo(): TakenBack;
  /** Takes back a change of another that is in `news`; what was changed since stays. */
  takeBack(version: number): TakenBack;
  /** Drops one of the `news`: it was seen. */
  forget(version: number): void;
  /** The person has read that an older state of the server was put back (`rewound`). */
  forgetRewind(): void;
  /** Tells the others where this person is: an id path, or null. */
  goTo(place: string | null): void;
  /** Saves now. */
  flush(): Promise<Done<{ readonly version: number }>>;
  /** Saves, then publishes exactly what was saved, or says why not. */
  publish(reviewed?: { readonly version: number }): Promise<Done<Published>>;
  discard(options?: ReplaceOptions): Promise<Done<ReplacedDraft>>;
  restore(version: number, options?: ReplaceOptions): Promise<Done<ReplacedDraft>>;
  /** Saves, then puts an earlier release live again, and its content into the draft. */
  restoreRelease(release: number, reviewed?: { readonly version: number }): Promise<Done<Published>>;
  /** Tries again now: after signing in, or when a person asks for it. */
  retry(): Promise<void>;
  /** The client itself, for what a component rarely needs, such as the history. */
  readonly client: DraftClient;
}

/**
 * Edits a draft that others may be editing too. The client is made outside (`openDraft` from
 * `@stet/draft-client/browser`), once per draft and page; it runs while a component that uses it is mounted.
 */
export function useDraftAutosave<C = Json>(client: DraftClient): Draft<C> {
  const snapshot = useSyncExternalStore(client.subscribe, client.getSnapshot);
  const actions = useMemo(() => actionsOf<C>(client), [client]);
  useEffect(() => attach(client), [client]);
  return useMemo(
    () => ({ ...snapshot, content: snapshot.content as C | undefined, ...actions }),
    [snapshot, actions],
  );
}

/** The same functions for the client's whole life, so that a component may depend on them. */
function actionsOf<C>(client: DraftClient): DraftActions<C> {
  return {
    edit: (content) => client.edit(content as Json | ((current: Json) => Json)),
    editAt: (path, change, seen) => client.editAt(path, change, seen as Json | undefined),
    decide: (id, choice) => client.decide(id, choice),
    decideAll: (side) => client.decideAll(side),
    sketch: (id, mix) => client.sketch(id, mix),
    undo: () => client.undo(),
    redo: () => client.redo(),
    takeBack: (version) => client.takeBack(version),
    forget: (version) => client.forget(version),
    forgetRewind: () => client.forgetRewind(),
    goTo: (place) => client.goTo(place),
    flush: () => client.flush(),
    publish: (reviewed) => client.publish(reviewed),
    discard: (options) => client.discard(options),
    restore: (version, options) => client.restore(version, options),
    restoreRelease: (release, reviewed) => client.restoreRelease(release, reviewed),
    retry: () => client.revalidate(),
    client,
  };
}
