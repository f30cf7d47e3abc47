import { Badge, Button, Skeleton } from "@mantine/core";
import type { Draft } from "@stet/draft-react";
import { useCallback } from "react";
import { messageOf } from "../api/failed.ts";
import { readReleases } from "../api/releases.ts";
import type { Site } from "../api/site.ts";
import type { Content } from "../content/storefront.ts";
import { Ago } from "../ui/Ago.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useLoaded } from "../ui/useLoaded.ts";
import classes from "./history.module.css";
import type { Viewed } from "./VersionView.tsx";

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly onView: (viewed: Viewed) => void;
}

/** What was live and when. */
export function ReleaseList({ site, onView }: Props) {
  const [releases, retry] = useLoaded(useCallback(() => readReleases(site.api, site.tenant.slug), [site]));
  if (releases.state === "loading") return <Skeleton height={60} />;
  if (releases.state === "failed") {
    return (
      <Notice
        tone="attention"
        title="The releases can't be shown"
        action={{ label: "Try again", run: retry }}
      >
        {messageOf(releases.error)}
      </Notice>
    );
  }
  if (releases.value.length === 0)
    return <Notice title="Nothing is published yet">Publish, and it shows here.</Notice>;
  return (
    <ol className={classes.entries} aria-label="Releases, newest first">
      {releases.value.map(({ release, publishedBy, publishedAt, live }) => (
        <li key={release} className={classes.release}>
          <div className={classes.body}>
            <p className={classes.line}>
              <strong>Release {release}</strong>{" "}
              {live && (
                <Badge size="sm" variant="light" color="green">
                  Live
                </Badge>
              )}
            </p>
            <p className={classes.kind}>
              {publishedBy.name}, <Ago instant={publishedAt} />
            </p>
          </div>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onView({ kind: "release", release, live })}
          >
            {live ? "Look at it" : "Look and restore"}
          </Button>
        </li>
      ))}
    </ol>
  );
}
