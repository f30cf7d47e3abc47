import { ActionIcon, Button, Menu, SegmentedControl, Tooltip, VisuallyHidden } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import {
  IconChevronDown,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconExternalLink,
  IconEyeOff,
} from "@tabler/icons-react";
import { useState } from "react";
import { HOME, pageOf, pagesOf, titleOf } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { useNarrow } from "../ui/useNarrow.ts";
import { PreviewFrame } from "./PreviewFrame.tsx";
import { type Device, pageWidth } from "./pageWidth.ts";
import classes from "./preview.module.css";
import { usePreviewHtml } from "./usePreviewHtml.ts";

/** The page as visitors will see it, following every edit. */
export function PreviewPane() {
  const { api, slug, content, version, place, away, signedOut } = useEditor();
  const [chosen, setChosen] = useState<Device | null>(null);
  const { ref, width, height } = useElementSize();
  const preview = usePreviewHtml({ api, slug }, place.pageId, { content, version }, { away, signedOut });
  const page = pageOf(content, place.pageId);
  const narrow = useNarrow();
  // A pane as narrow as a phone begins with the phone's page: a desktop page would be too small to read.
  const device = narrow ? "phone" : (chosen ?? (width > 0 && width < 560 ? "phone" : "desktop"));
  const address = `/t/${slug}${place.pageId === HOME ? "" : `/${place.pageId}`}`;
  const laidOut = narrow ? width : pageWidth(device, width);
  const scale = width > 0 ? Math.min(1, width / laidOut) : 1;

  return (
    <section className={classes.pane} aria-label="Preview">
      <div className={classes.bar}>
        <PageSwitcher address={address} busy={preview.busy} />
        {page?.enabled === false && (
          <span className={classes.off}>
            <IconEyeOff size={13} aria-hidden /> Hidden from visitors
          </span>
        )}
        <span className={classes.gap} />
        {!narrow && (
          <SegmentedControl
            size="xs"
            aria-label="Show the page as on"
            value={device}
            onChange={(value) => setChosen(value as Device)}
            data={[
              { value: "desktop", label: <DeviceLabel name="Desktop" Icon={IconDeviceDesktop} /> },
              { value: "phone", label: <DeviceLabel name="Phone" Icon={IconDeviceMobile} /> },
            ]}
          />
        )}
        <Tooltip label="Open the saved draft in a new tab">
          <ActionIcon
            component="a"
            href={`${address}?preview=draft`}
            target="_blank"
            rel="noopener"
            aria-label="Open the saved draft in a new tab"
          >
            <IconExternalLink size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {preview.problem && (
        <div className={classes.problem} role="alert">
          <span>
            {preview.html === null ? "The preview can't be shown." : "The preview shows an earlier moment."}{" "}
            {preview.problem}
          </span>
          <Button size="compact-xs" variant="default" onClick={preview.retry}>
            Try again
          </Button>
        </div>
      )}
      <div className={classes.desk} ref={ref}>
        <div
          className={classes.sheet}
          data-device={device}
          style={{
            width: laidOut * scale,
            height: device === "phone" && !narrow ? Math.min(height, 844) : height,
          }}
        >
          {preview.html === null ? (
            <div className={classes.blank} data-busy={preview.busy || undefined} />
          ) : (
            <PreviewFrame
              html={preview.html}
              pageId={preview.pageId}
              busy={preview.busy}
              width={laidOut}
              scale={scale}
            />
          )}
        </div>
      </div>
    </section>
  );
}

/** The page that is shown, and the way to another: the only one beside the outline on a phone. */
function PageSwitcher({ address, busy }: { readonly address: string; readonly busy: boolean }) {
  const { content, place, go } = useEditor();
  const page = pageOf(content, place.pageId);
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button type="button" className={classes.switcher}>
          <span className={classes.busy} data-on={busy || undefined} aria-hidden />
          <strong>{page ? titleOf(page) : place.pageId}</strong>
          <span className={classes.address}>{address}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {pagesOf(content).map((each) => (
          <Menu.Item
            key={each.id}
            rightSection={
              each.enabled === false ? <IconEyeOff size={14} aria-label="hidden from visitors" /> : undefined
            }
            onClick={() => go({ pageId: each.id, pane: "section" })}
          >
            {titleOf(each)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface LabelProps {
  readonly name: string;
  readonly Icon: typeof IconDeviceDesktop;
}

function DeviceLabel({ name, Icon }: LabelProps) {
  return (
    <span className={classes.device}>
      <Icon size={15} stroke={1.7} aria-hidden />
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
