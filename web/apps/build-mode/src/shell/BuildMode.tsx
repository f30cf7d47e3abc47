import { useCallback, useEffect } from "react";
import { CallFailed, messageOf } from "../api/failed.ts";
import { loadSite, SignedOut } from "../api/site.ts";
import { useLoaded } from "../ui/useLoaded.ts";
import { LoadFailed } from "./LoadFailed.tsx";
import { Skeleton } from "./Skeleton.tsx";
import { Workspace } from "./Workspace.tsx";

/** Build Mode of one business, from nothing to the first paint. */
export function BuildMode({ slug }: { readonly slug: string }) {
  const [site, retry] = useLoaded(useCallback(() => loadSite(slug), [slug]));
  const signedOut = site.state === "failed" && site.error instanceof SignedOut;

  useEffect(() => {
    if (signedOut) location.assign(signInAddress());
  }, [signedOut]);
  useEffect(() => {
    if (site.state === "ready") document.title = `${site.value.tenant.name} · Build Mode`;
  }, [site]);

  if (site.state === "loading" || signedOut) return <Skeleton />;
  if (site.state === "ready") return <Workspace site={site.value} />;
  if (isUnknown(site.error)) {
    return (
      <LoadFailed
        title="There is no such site here"
        action={{ label: "Sign in as somebody else", run: leave }}
      >
        Either the address is mistyped, or you are signed in as a member of another business.
      </LoadFailed>
    );
  }
  return (
    <LoadFailed title="Build Mode can't be opened right now" action={{ label: "Try again", run: retry }}>
      {messageOf(site.error)} Nothing you made is lost.
    </LoadFailed>
  );
}

function isUnknown(error: unknown): boolean {
  return error instanceof CallFailed && error.failure.kind === "refused" && error.failure.status === 404;
}

function signInAddress(): string {
  return `/sign-in?next=${encodeURIComponent(location.pathname + location.hash)}`;
}

function leave(): void {
  location.assign(signInAddress());
}
