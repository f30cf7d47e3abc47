import { createContext, useContext } from "react";
import type { Peer } from "./peers.ts";

export interface Presence {
  readonly peers: readonly Peer[];
  /** How many are here beside these. */
  readonly more: number;
}

/** Outside a live draft nobody is there. */
export const PresenceContext = createContext<Presence>({ peers: [], more: 0 });

export function usePresence(): Presence {
  return useContext(PresenceContext);
}
