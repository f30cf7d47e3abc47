import { useEffect } from "react";

/** Marks what gets the keyboard's focus when the thing that had it is no longer there. */
export const FOCUS_FALLBACK = { "data-focus-fallback": "" } as const;

/** Longer than a dialog takes to fade. */
const FADE = 300;

/**
 * Gives the keyboard's focus back when the calling component goes away: to what had it before, or to the fallback when
 * that is gone. Whatever was given the focus by then keeps it.
 */
export function useFocusReturn(): void {
  useEffect(() => {
    const before = opener();
    return () => {
      const giveBack = () => {
        if (document.activeElement !== document.body && document.activeElement !== null) return;
        const target = before?.isConnected
          ? before
          : document.querySelector<HTMLElement>("[data-focus-fallback]");
        target?.focus({ preventScroll: true });
      };
      setTimeout(giveBack);
      setTimeout(giveBack, FADE);
    };
  }, []);
}

/** What has the focus; for an entry of a menu, which goes with the menu, the button that opened that. */
function opener(): HTMLElement | null {
  const active = document.activeElement as HTMLElement | null;
  const menu = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return menu ? document.getElementById(menu) : active;
}
