package dev.stet.agent;

import dev.stet.draft.Drafts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the named fields of a section, or adds one where no section is named. What is not named stays, items of lists
 * included: {@code removeItems} takes them away.
 */
@Component
class UpdatePageSection implements Executor {

    private final Drafts drafts;

    UpdatePageSection(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "update_page_section";
    }

    @Override
    public ActionResult execute(Command command, JsonNode inputs) {
        Input input = Input.of(inputs, "pageName", "sectionId", "position", "section", "removeItems", "itemOrder");
        String pageName = input.text("pageName");
        Optional<String> sectionId = input.optionalText("sectionId");
        NewIds newIds = command.newIds();
        String sectionsId = newIds.next();
        SectionFields fields = SectionFields.of(input.object("section"), newIds);
        return command.save(drafts, content -> {
            ArrayNode sections = Pages.sections(Pages.page(content, pageName));
            if (sectionId.isPresent()) {
                update(sections, sectionId.get(), fields, input, newIds.given());
            } else {
                add(sections, fields, sectionsId, input);
            }
            return content;
        });
    }

    private static void update(
            ArrayNode sections, String sectionId, SectionFields fields, Input input, List<String> fresh) {
        int from = Pages.indexOf(sections, sectionId);
        ObjectNode section = (ObjectNode) sections.get(from);
        for (String fixed : new String[] {"id", "type"}) {
            JsonNode given = fields.get(fixed);
            if (!given.isMissingNode() && !given.equals(section.get(fixed))) {
                throw new ActionInputException(
                        "section/" + fixed, "The " + fixed + " of a section stays; add a new section instead.");
            }
        }
        List<SectionItems.Place> removed = removed(section, fields, input);
        fields.applyTo(section);
        removed.forEach(UpdatePageSection::remove);
        ItemOrder.apply(section, input.texts("itemOrder"), fresh);
        input.optionalIndex("position", sections.size() - 1)
                .ifPresent(to -> sections.insert(to, sections.remove(from)));
    }

    private static List<SectionItems.Place> removed(ObjectNode section, SectionFields fields, Input input) {
        List<SectionItems.Place> removed = new ArrayList<>();
        for (String name : input.texts("removeItems")) {
            SectionItems.Place item = SectionItems.find(section, "removeItems", name);
            if (fields.name(item)) {
                throw new ActionInputException(
                        "removeItems", "“" + name + "” is also given in section. Either change it or take it away.");
            }
            removed.add(item);
        }
        return removed;
    }

    private static void remove(SectionItems.Place item) {
        Iterator<JsonNode> items = item.list().iterator();
        while (items.hasNext()) {
            if (items.next() == item.item()) {
                items.remove();
            }
        }
    }

    private static void add(ArrayNode sections, SectionFields fields, String freshId, Input input) {
        if (!fields.get("type").isString()) {
            throw new ActionInputException("section/type", "A new section needs its type, such as text.");
        }
        for (String onlyForChanges : new String[] {"removeItems", "itemOrder"}) {
            if (!input.texts(onlyForChanges).isEmpty()) {
                throw new ActionInputException(
                        onlyForChanges, "A new section has no items yet. Name the section to change by sectionId.");
            }
        }
        ObjectNode section = sections.objectNode();
        fields.applyTo(section);
        if (!section.has("id")) {
            section.put("id", freshId);
        }
        int to = input.optionalIndex("position", sections.size()).orElse(sections.size());
        sections.insert(to, section);
    }
}
