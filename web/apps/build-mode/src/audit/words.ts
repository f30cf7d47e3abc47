import type { AuditEntry } from "../api/audit.ts";

const ACTIONS: Readonly<Record<string, string>> = {
  "sign-in": "signed in",
  "sign-out": "signed out",
  "business-created": "set up the business",
  "token-created": "made a token",
  "token-revoked": "revoked a token",
  "member-added": "added a member",
  "member-removed": "removed a member",
  "setting-changed": "changed a setting",
  published: "published",
  "release-restored": "went back to an earlier release",
  "version-restored": "restored an earlier version",
  "draft-discarded": "discarded the unpublished changes",
};

/** What happened, as a sentence about whoever did it. */
export function sentence({ action, by }: AuditEntry): string {
  if (action === "sign-in-failed") return "Somebody tried to sign in with a wrong password";
  return `${by?.name ?? "Somebody"} ${ACTIONS[action] ?? action}`;
}
