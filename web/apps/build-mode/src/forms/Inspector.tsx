import { ActionIcon, Tooltip } from "@mantine/core";
import { IconCopy, IconPalette, IconSettings, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useEffect, useMemo } from "react";
import type { Path } from "../content/json.ts";
import { isWithin, valueAt } from "../content/path.ts";
import { BRANDING, pageOf, pagePath, type Section, sectionPath, titleOf } from "../content/storefront.ts";
import { conflictIn, type Editor, EditorContext, type Gone, useEditor } from "../editor/Editor.ts";
import { formOf } from "../editor/focus.ts";
import { useSectionActions } from "../outline/useSectionActions.tsx";
import { Marks } from "../presence/Marks.tsx";
import { usePresence } from "../presence/Presence.ts";
import { type Peer, peersAt, peersExactlyAt } from "../presence/peers.ts";
import { fieldsOf } from "../schema/fields.ts";
import { schemaAt } from "../schema/jsonSchema.ts";
import { glow, useFlash } from "../ui/flash.ts";
import { Notice } from "../ui/Notice.tsx";
import { SectionIcon } from "../ui/sectionIcons.tsx";
import { Decision } from "./Decision.tsx";
import { Fields } from "./Fields.tsx";
import { fieldElement } from "./fieldId.ts";
import classes from "./Inspector.module.css";
import { isLingeringAt, LingeringNote } from "./LingeringNote.tsx";

/** The right panel: the form of what is selected. */
export function Inspector() {
  useGlowingFields();
  return (
    <EditorContext value={useFormEditor()}>
      <Selected />
    </EditorContext>
  );
}

/** The editor of the forms: they go on with what others deleted while it is typed in. */
function useFormEditor(): Editor {
  const editor = useEditor();
  return useMemo(() => {
    const { lingering } = editor;
    if (!lingering) return editor;
    // One note tells of the deletion, not each of the fields in it.
    const conflicts = editor.conflicts.filter(({ path }) => !isWithin(lingering.path, path));
    const { content, change } = lingering;
    return { ...editor, content, change, conflicts, conflictAt: (path) => conflictIn(conflicts, path) };
  }, [editor]);
}

function Selected() {
  const { place, content, gone } = useEditor();
  if (gone) return <GoneSection gone={gone} />;
  if (place.pane === "design") return <Design />;
  const section = place.sectionId ? valueAt(content, sectionPath(place.pageId, place.sectionId)) : undefined;
  if (place.pane === "section" && section) return <SectionForm section={section as Section} />;
  return <PageSettings />;
}

/** Fields that others change glow once. */
function useGlowingFields() {
  const flash = useFlash();
  useEffect(() => {
    const elements = flash?.paths.map(fieldElement).filter((each) => each !== null) ?? [];
    for (const element of new Set(elements)) glow(element, flash?.hue ?? 0, 1);
  }, [flash]);
}

function GoneSection({ gone }: { readonly gone: Gone }) {
  const { conflictAt } = useEditor();
  const undecided = conflictAt(gone.path) !== undefined;
  return (
    <div className={classes.panel}>
      <Notice
        title={gone.words}
        icon={<IconTrash size={18} stroke={1.7} aria-hidden />}
        {...(undecided ? {} : { action: { label: "Bring it back", run: gone.bringBack } })}
      >
        {undecided
          ? "You have changed it meanwhile."
          : "Nothing that you typed in it is lost: the history has it."}
        <Decision path={gone.path} />
      </Notice>
    </div>
  );
}

function SectionForm({ section }: { readonly section: Section }) {
  const { schema, sectionTypes, place, lingering } = useEditor();
  const { duplicate, remove } = useSectionActions();
  const { peers } = usePresence();
  const type = sectionTypes.find((each) => each.type === section.type);
  const path = sectionPath(place.pageId, section.id);
  const tools = (
    <>
      <Tooltip label="Duplicate">
        <ActionIcon aria-label="Duplicate this section" onClick={() => duplicate(section.id)}>
          <IconCopy size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Delete">
        <ActionIcon aria-label="Delete this section" onClick={() => remove(section.id)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
  return (
    <Panel
      key={section.id}
      icon={<SectionIcon type={String(section.type)} size={18} />}
      title={type?.title ?? String(section.type)}
      text={isLingeringAt(lingering, path) ? <LingeringNote path={path} /> : (type?.description ?? "")}
      peers={peersAt(peers, path)}
      tools={tools}
      form={path}
    >
      {type ? (
        <Fields fields={fieldsOf(schema, type.schema)} path={path} />
      ) : (
        <Notice title="This kind of section can't be edited here">
          It was made by a newer version of Stet, or by a program. It stays as it is.
        </Notice>
      )}
    </Panel>
  );
}

function PageSettings() {
  const { schema, place, content } = useEditor();
  const { peers } = usePresence();
  const page = pageOf(content, place.pageId);
  const node = schemaAt(schema, ["pages"])?.items;
  if (!page || !node) return null;
  return (
    <Panel
      key={page.id}
      icon={<IconSettings size={18} stroke={1.7} aria-hidden />}
      title={`${titleOf(page)}: page settings`}
      text="Whether visitors see the page is switched in the list of pages."
      peers={peersExactlyAt(peers, pagePath(page.id))}
    >
      <Fields fields={fieldsOf(schema, node, ["sections", "enabled"])} path={pagePath(page.id)} />
    </Panel>
  );
}

function Design() {
  const { schema } = useEditor();
  const { peers } = usePresence();
  const node = schemaAt(schema, ["branding"]);
  if (!node) return null;
  return (
    <Panel
      icon={<IconPalette size={18} stroke={1.7} aria-hidden />}
      title="Site design"
      text="Colours, font and logo of every page. They go live with the next publish."
      peers={peersAt(peers, BRANDING)}
    >
      <Fields fields={fieldsOf(schema, node)} path={BRANDING} />
    </Panel>
  );
}

interface PanelProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: ReactNode;
  /** Who else is here. */
  readonly peers: readonly Peer[];
  readonly tools?: ReactNode;
  /** Whose form it is, where that can be deleted. */
  readonly form?: Path;
  readonly children: ReactNode;
}

function Panel({ icon, title, text, peers, tools, form, children }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={title} {...(form ? formOf(form) : {})}>
      <header className={classes.head}>
        <span className={classes.icon}>{icon}</span>
        <h2 className={classes.title}>{title}</h2>
        <div className={classes.tools}>
          <Marks peers={peers} most={2} size={24} where="here, too" />
          {tools}
        </div>
        {text && <div className={classes.text}>{text}</div>}
      </header>
      {children}
    </section>
  );
}
