import { ActionIcon, Button, Menu, Tooltip, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { type Draft, SaveState } from "@stet/draft-react";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconDeviceDesktop,
  IconExternalLink,
  IconHistory,
  IconKey,
  IconKeyboard,
  IconListDetails,
  IconLogout,
  IconMoon,
  IconRestore,
  IconSun,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Site } from "../api/site.ts";
import type { Content } from "../content/storefront.ts";
import { Mark } from "../presence/Marks.tsx";
import { hueIn } from "../presence/peers.ts";
import { useIsPublished } from "../publish/useIsPublished.ts";
import { useNarrow } from "../ui/useNarrow.ts";
import { Wordmark } from "../ui/Wordmark.tsx";
import type { DialogName } from "./Dialogs.tsx";
import classes from "./shell.module.css";
import { redo, undo } from "./undo.ts";

interface Props {
  readonly site: Site;
  readonly draft: Draft<Content>;
  readonly open: (dialog: DialogName) => void;
  /** Who else is here. */
  readonly children: ReactNode;
}

/** Whose site this is, whether it is saved, and what concerns all of it. */
export function TopBar({ site, draft, open, children }: Props) {
  const upToDate = useIsPublished(site, draft);
  return (
    <header className={classes.top}>
      <Wordmark />
      <h1 className={classes.site} title={site.tenant.name}>
        {site.tenant.name}
      </h1>
      <span className={classes.grow} />
      {children}
      <SaveState
        draft={draft}
        onDecide={() => open("decide")}
        onSignIn={() => open("sign-in")}
        onRetry={() => void draft.retry()}
      />
      <div className={classes.tools} role="toolbar" aria-label="Draft">
        <Tool
          label="Undo"
          hint="Undo my last change"
          Icon={IconArrowBackUp}
          off={!draft.canUndo}
          run={() => undo(draft)}
        />
        <Tool
          label="Redo"
          hint="Redo"
          Icon={IconArrowForwardUp}
          off={!draft.canRedo}
          run={() => redo(draft)}
        />
        <Tool label="History" hint="History" Icon={IconHistory} off={false} run={() => open("history")} />
      </div>
      {upToDate ? (
        <Button
          className={classes.publish ?? ""}
          variant="default"
          leftSection={<IconCheck size={15} aria-hidden />}
          onClick={() => open("publish")}
        >
          Published
        </Button>
      ) : (
        <Button className={classes.publish ?? ""} onClick={() => open("publish")}>
          Publish
        </Button>
      )}
      <MoreMenu site={site} draft={draft} open={open} />
    </header>
  );
}

interface ToolProps {
  readonly label: string;
  readonly hint: string;
  readonly Icon: typeof IconHistory;
  readonly off: boolean;
  readonly run: () => unknown;
}

function Tool({ label, hint, Icon, off, run }: ToolProps) {
  return (
    <Tooltip label={hint}>
      <ActionIcon size={34} aria-label={label} disabled={off} data-tool={label} onClick={() => run()}>
        <Icon size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function MoreMenu({ site, draft, open }: Omit<Props, "children">) {
  const narrow = useNarrow();
  const { member, tenant } = site.session;
  const me = { kind: "person", name: member.name } as const;
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <UnstyledButton className={classes.me ?? ""} aria-label="Menu">
          <Mark writer={{ ...me, mine: false, hue: hueIn([], me) }} size={32} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{member.name}</strong>
          <span>{member.email}</span>
        </div>
        <Menu.Divider />
        {narrow && (
          <Menu.Item
            leftSection={<IconArrowForwardUp size={15} aria-hidden />}
            disabled={!draft.canRedo}
            onClick={() => redo(draft)}
          >
            Redo
          </Menu.Item>
        )}
        <Menu.Item
          component="a"
          href={`/t/${tenant.slug}`}
          target="_blank"
          rel="noopener"
          leftSection={<IconExternalLink size={15} aria-hidden />}
        >
          Open the public site
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={15} aria-hidden />} onClick={() => open("history")}>
          History and releases
        </Menu.Item>
        <Menu.Item leftSection={<IconRestore size={15} aria-hidden />} onClick={() => open("discard")}>
          Discard unpublished changes…
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={15} aria-hidden />} onClick={() => open("tokens")}>
          API tokens
        </Menu.Item>
        <Menu.Item leftSection={<IconListDetails size={15} aria-hidden />} onClick={() => open("audit")}>
          Activity log
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={15} aria-hidden />} onClick={() => open("help")}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <SchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => open("sign-out")}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const SCHEMES = [
  { scheme: "light", name: "Light", Icon: IconSun },
  { scheme: "dark", name: "Dark", Icon: IconMoon },
  { scheme: "auto", name: "As this device", Icon: IconDeviceDesktop },
] as const;

function SchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return SCHEMES.map(({ scheme, name, Icon }) => (
    <Menu.Item
      key={scheme}
      leftSection={<Icon size={15} aria-hidden />}
      rightSection={scheme === colorScheme ? <IconCheck size={14} aria-label="chosen" /> : undefined}
      onClick={() => setColorScheme(scheme)}
    >
      {name}
    </Menu.Item>
  ));
}
