import type { Scope } from "../api/tokens.ts";

/** What a token may do, from little to everything, in the words of the page. */
export const SCOPES: readonly { readonly value: Scope; readonly label: string }[] = [
  { value: "read", label: "look" },
  { value: "edit", label: "edit the draft" },
  { value: "publish", label: "edit, publish and restore" },
  { value: "admin", label: "everything" },
];

export function mayDo(scope: Scope): string {
  return SCOPES.find(({ value }) => value === scope)?.label ?? scope;
}

/** How long a new token is valid; null is until it is revoked. */
export const LIVES: readonly { readonly days: number | null; readonly label: string }[] = [
  { days: 7, label: "7 days" },
  { days: 30, label: "30 days" },
  { days: 90, label: "90 days" },
  { days: 365, label: "a year" },
  { days: null, label: "until it is revoked" },
];
