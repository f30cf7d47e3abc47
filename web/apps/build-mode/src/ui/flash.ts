import { createContext, useContext } from "react";
import type { Path } from "../content/json.ts";

/** Places that somebody changed, or that somebody asked to see: they glow once. */
export interface Flash {
  /** Grows with each. */
  readonly id: number;
  readonly paths: readonly Path[];
  /** The writer's colour, in degrees of hue. */
  readonly hue: number;
  /** Whether they were asked for: then they are brought into view. */
  readonly wanted: boolean;
}

export const FlashContext = createContext<Flash | null>(null);

export function useFlash(): Flash | null {
  return useContext(FlashContext);
}

/** Milliseconds that a place glows. */
const GLOW = 2_400;

/** Lets an element glow once, `offset` pixels around it; not for people who asked for less motion. */
export function glow(element: Element, hue: number, offset: number): void {
  const page = element.ownerDocument.defaultView;
  if (!page || page.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const line = (alpha: number) => ({
    outline: `2px solid oklch(0.62 0.15 ${hue} / ${alpha})`,
    outlineOffset: `${offset}px`,
  });
  element.animate([line(0), { ...line(1), offset: 0.1 }, { ...line(1), offset: 0.5 }, line(0)], GLOW);
}
