import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { addSection } from "../actions/addSection.ts";
import { bringBackSection } from "../actions/bringBackSection.ts";
import { copyOfSection, duplicateSection } from "../actions/duplicateSection.ts";
import { removeSection } from "../actions/removeSection.ts";
import { idBefore } from "../content/lists.ts";
import { valueAt } from "../content/path.ts";
import { excerpt, type Section, sectionPath, sectionsPath } from "../content/storefront.ts";
import { useEditor } from "../editor/Editor.ts";
import { focusFirstField } from "../forms/fieldId.ts";
import { newSection } from "../schema/newSection.ts";
import type { SectionType } from "../schema/sectionTypes.ts";

/** The actions on whole sections of the current page, with what the person sees of them. */
export function useSectionActions() {
  const { content, place, go, change, schema } = useEditor();
  const { pageId } = place;

  const add = (type: SectionType) => {
    const section = newSection(schema, type);
    change((draft) => addSection(draft, pageId, section, place.sectionId));
    go({ pageId, pane: "section", sectionId: section.id });
    requestAnimationFrame(() => focusFirstField(sectionPath(pageId, section.id)));
  };

  const duplicate = (sectionId: string) => {
    const copy = copyOfSection(content, pageId, sectionId);
    if (!copy) return;
    change((draft) => duplicateSection(draft, pageId, sectionId, copy));
    go({ pageId, pane: "section", sectionId: copy.id });
  };

  const remove = (sectionId: string) => {
    const section = valueAt(content, sectionPath(pageId, sectionId)) as Section | undefined;
    if (!section) return;
    const after = idBefore(content, sectionsPath(pageId), sectionId);
    change((draft) => removeSection(draft, pageId, sectionId));
    const id = `removed-${sectionId}`;
    notifications.show({
      id,
      autoClose: 10_000,
      title: "Section deleted",
      message: (
        <>
          {excerpt(section) || String(section.type)}
          <Button
            mt={6}
            size="compact-sm"
            variant="default"
            display="block"
            onClick={() => {
              change((draft) => bringBackSection(draft, pageId, section, after));
              go({ pageId, pane: "section", sectionId });
              notifications.hide(id);
            }}
          >
            Undo
          </Button>
        </>
      ),
    });
  };

  return { add, duplicate, remove };
}
