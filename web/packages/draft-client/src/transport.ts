import type { Writer } from "./conflict.ts";
import type { Result } from "./failure.ts";
import type { Json } from "./json.ts";
import type { Remote } from "./state.ts";

/** What is live, and the draft version whose content it has. */
export interface Published {
  readonly release: number;
  readonly version: number;
}

export interface LoadedDraft extends Remote {
  readonly published: Published | null;
}

/** A save, to be sent again unchanged until it is answered. */
export interface SaveRequest {
  readonly expectedVersion: number;
  readonly content: Json;
  /** The content of the expected version: a transport may send the difference alone. */
  readonly base?: Json;
  /** `Idempotency-Key`. */
  readonly key: string;
  /** `Stet-Client`. */
  readonly client: string;
}

export interface SavedDraft {
  readonly version: number;
  readonly outcome: "saved" | "unchanged" | "merged" | "overwrote";
  readonly lineage?: string;
  /** There when it differs from what was sent. */
  readonly content?: Json;
}

/** The content after discard and restore. */
export interface ReplacedDraft {
  readonly version: number;
  readonly outcome: string;
  readonly content: Json;
}

export interface Command {
  readonly expectedVersion: number;
  readonly key: string;
  readonly client: string;
}

/** One accepted change in the history. */
export interface Revision {
  readonly version: number;
  readonly baseVersion: number | null;
  readonly kind: string;
  readonly updatedBy: Writer;
  readonly updatedAt: string;
  readonly client?: string;
  readonly release?: number;
  readonly restoredFrom?: number;
  readonly overwrote?: readonly number[];
  /** The places it changed. */
  readonly changes: readonly string[];
}

export interface RevisionContent extends Revision {
  readonly content: Json;
}

export interface RevisionPage {
  readonly revisions: readonly Revision[];
  /** Ask for the ones before this version next; absent on the last page. */
  readonly next?: number;
}

/** The server, as the client needs it. No method throws for an answer or for the lack of one. */
export interface DraftTransport {
  /** The newest version; null when it is still `known`. */
  load(known?: number): Promise<Result<LoadedDraft | null>>;
  /** Saves with `onConflict: "merge"`. */
  save(request: SaveRequest): Promise<Result<SavedDraft>>;
  publish(command: Command): Promise<Result<Published>>;
  discard(command: Command): Promise<Result<ReplacedDraft>>;
  restore(version: number, command: Command): Promise<Result<ReplacedDraft>>;
  /** Puts an earlier release live again, and its content into the draft. */
  restoreRelease(release: number, command: Command): Promise<Result<Published>>;
  revisions(before?: number, limit?: number): Promise<Result<RevisionPage>>;
  revision(version: number): Promise<Result<RevisionContent>>;
}
