/** Where unsaved work is; `kept` says whether this device has it. */
export function keptWords(kept: boolean): string {
  return kept
    ? "What you write is kept on this device."
    : "This browser can't keep what you write: leave the page open.";
}

/** What becomes of unsaved work when its member signs out. */
export function keptUntilSignedIn(kept: boolean): string {
  return kept
    ? "It stays on this device until you sign in here again; nobody else sees it."
    : "This browser can't keep it either: what is not saved is lost when you leave.";
}
