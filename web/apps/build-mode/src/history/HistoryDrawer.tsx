import { Drawer, Tabs } from "@mantine/core";
import type { Draft } from "@stet/draft-react";
import { useState } from "react";
import type { Site } from "../api/site.ts";
import type { Content } from "../content/storefront.ts";
import { ReleaseList } from "./ReleaseList.tsx";
import { RevisionList } from "./RevisionList.tsx";
import { VersionView, type Viewed } from "./VersionView.tsx";

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Who changed what and when, and the way back to any of it. */
export function HistoryDrawer({ site, draft, opened, onClose }: Props) {
  const [viewed, setViewed] = useState<Viewed | null>(null);
  return (
    <>
      <Drawer
        opened={opened}
        onClose={onClose}
        closeOnEscape={viewed === null}
        position="right"
        size={440}
        title="History"
        keepMounted={false}
      >
        <Tabs defaultValue="changes">
          <Tabs.List mb="sm">
            <Tabs.Tab value="changes">Changes</Tabs.Tab>
            <Tabs.Tab value="releases">Releases</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="changes">
            <RevisionList site={site} draft={draft} onView={setViewed} />
          </Tabs.Panel>
          <Tabs.Panel value="releases">
            <ReleaseList site={site} draft={draft} onView={setViewed} />
          </Tabs.Panel>
        </Tabs>
      </Drawer>
      {viewed && (
        <VersionView
          site={site}
          draft={draft}
          viewed={viewed}
          onClose={() => setViewed(null)}
          onRestored={() => {
            setViewed(null);
            onClose();
          }}
        />
      )}
    </>
  );
}
