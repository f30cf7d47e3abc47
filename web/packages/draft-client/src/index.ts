export { type AutosaveTimes, defaultTimes } from "./autosave.ts";
export { DraftClient, type DraftClientOptions } from "./client.ts";
export { type Clock, systemClock } from "./clock.ts";
export type { ReplaceOptions } from "./commands.ts";
export type { Choice, OpenConflict, ServerConflict, Writer } from "./conflict.ts";
export { type ValueChange, yoursAt } from "./decision-edit.ts";
export type { Failure, Result } from "./failure.ts";
export type { TakenBack } from "./history.ts";
export { type HttpOptions, HttpTransport } from "./http.ts";
export {
  type Fetch,
  type FetchAnswer,
  type FetchInit,
  type HttpCall,
  HttpCaller,
  type HttpCallerOptions,
} from "./http-caller.ts";
export { IndexedDbStore } from "./idb-store.ts";
export { isList, isObject, type Json, type JsonObject, same } from "./json.ts";
export type { Tab } from "./live-messages.ts";
export type { LiveHandlers, LiveSocket, LiveTransport } from "./live-port.ts";
export type { News } from "./news.ts";
export { assign, at, child, pointer, put, relocate, steps } from "./pointer.ts";
export type { Violation } from "./refused-values.ts";
export type { Done, DraftSnapshot, Reason, Refusal, Status } from "./snapshot.ts";
export type { DraftState, Inflight, Remote } from "./state.ts";
export * as draftState from "./state.ts";
export { type Clients, type DraftStore, type KeptWork, MemoryClients, MemoryStore } from "./store.ts";
export type {
  Command,
  DraftTransport,
  LoadedDraft,
  Published,
  ReplacedDraft,
  Revision,
  RevisionContent,
  RevisionPage,
  SavedDraft,
  SaveRequest,
} from "./transport.ts";
