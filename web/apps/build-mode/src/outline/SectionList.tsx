import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconCopy, IconDots, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { moveSection } from "../actions/moveSection.ts";
import { neighbour } from "../content/lists.ts";
import { excerpt, type Section, sectionPath, sectionsOf, sectionsPath } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { focusFirstField } from "../forms/fieldId.ts";
import { Marks } from "../presence/Marks.tsx";
import { usePresence } from "../presence/Presence.ts";
import { peersAt } from "../presence/peers.ts";
import { SortableList } from "../ui/SortableList.tsx";
import { SectionIcon } from "../ui/sectionIcons.tsx";
import classes from "./outline.module.css";
import { rowId } from "./rowId.ts";
import { useSectionActions } from "./useSectionActions.tsx";

/** The sections of the current page from top to bottom. */
export function SectionList() {
  const { content, place, change } = useEditor();
  const { pageId } = place;
  const sections = sectionsOf(content, pageId);
  const nameOf = useSectionName();
  if (sections.length === 0) {
    return <p className={classes.empty}>Nothing on this page yet. Add its first section below.</p>;
  }
  return (
    <SortableList
      label="Sections of this page"
      items={sections}
      nameOf={nameOf}
      onMove={(id, targetId) => change((draft) => moveSection(draft, pageId, id, targetId))}
    >
      {(section, handle) => <SectionRow section={section} name={nameOf(section)} handle={handle} />}
    </SortableList>
  );
}

interface RowProps {
  readonly section: Section;
  readonly name: string;
  readonly handle: ReactNode;
}

function SectionRow({ section, name, handle }: RowProps) {
  const { place, go, conflictAt } = useEditor();
  const current = place.pane === "section" && place.sectionId === section.id;
  const path = sectionPath(place.pageId, section.id);
  const waiting = conflictAt(path);
  const { peers } = usePresence();
  return (
    <div id={rowId(path)} className={classes.section} data-current={current || undefined}>
      {handle}
      <button
        type="button"
        className={classes.sectionName}
        aria-current={current || undefined}
        onClick={({ detail }) => {
          go({ pageId: place.pageId, pane: "section", sectionId: section.id });
          if (detail === 0) requestAnimationFrame(() => focusFirstField(path)); // by keyboard: on to its form
        }}
      >
        <SectionIcon type={String(section.type)} />
        <span className={classes.words}>
          <span className={classes.excerpt}>{name}</span>
          <span className={classes.type}>{useTypeName(section)}</span>
        </span>
        <Marks peers={peersAt(peers, path)} />
        {waiting && <span className={classes.waiting} role="img" aria-label="Needs your decision" />}
      </button>
      <SectionMenu section={section} name={name} />
    </div>
  );
}

function SectionMenu({ section, name }: { readonly section: Section; readonly name: string }) {
  const { content, place, change } = useEditor();
  const { duplicate, remove } = useSectionActions();
  const shift = (by: number) => {
    const targetId = neighbour(content, sectionsPath(place.pageId), section.id, by);
    if (targetId) change((draft) => moveSection(draft, place.pageId, section.id, targetId));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} className={classes.more ?? ""} aria-label={`Actions for ${name}`}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={14} aria-hidden />} onClick={() => duplicate(section.id)}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowUp size={14} aria-hidden />} onClick={() => shift(-1)}>
          Move up
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={14} aria-hidden />} onClick={() => shift(1)}>
          Move down
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={() => remove(section.id)}
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useTypeName(section: Section): string {
  const { sectionTypes } = useEditor();
  return sectionTypes.find(({ type }) => type === section.type)?.title ?? String(section.type);
}

function useSectionName(): (section: Section) => string {
  const { sectionTypes } = useEditor();
  return (section) =>
    excerpt(section) ||
    (sectionTypes.find(({ type }) => type === section.type)?.title ?? String(section.type));
}
