package dev.stet.agent;

import dev.stet.draft.ChangeResult;
import dev.stet.draft.Drafts;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the named fields of a section, or adds one where no section is named. Null takes a field away; items of a
 * list that came without an id get one.
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
    public ChangeResult execute(Command command, JsonNode inputs) {
        Input input = Input.of(inputs, "pageName", "sectionId", "position", "section");
        String pageName = input.text("pageName");
        Optional<String> sectionId = input.optionalText("sectionId");
        ObjectNode fields = input.object("section");
        fields.forEach(UpdatePageSection::giveIds);
        // chosen once, so that a stale save that is tried again adds the same section
        String freshId = UUID.randomUUID().toString();
        return drafts.save(command.edit(content -> {
            ArrayNode sections = Pages.sections(Pages.page(content, pageName));
            if (sectionId.isPresent()) {
                update(sections, sectionId.get(), fields, input);
            } else {
                add(sections, fields, freshId, input);
            }
            return content;
        }));
    }

    private static void update(ArrayNode sections, String sectionId, ObjectNode fields, Input input) {
        int from = Pages.indexOf(sections, sectionId);
        ObjectNode section = (ObjectNode) sections.get(from);
        for (String fixed : new String[] {"id", "type"}) {
            JsonNode given = fields.get(fixed);
            if (given != null && !given.equals(section.get(fixed))) {
                throw new ActionInputException(
                        "section/" + fixed, "The " + fixed + " of a section stays; add a new section instead.");
            }
        }
        fields.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                section.remove(field.getKey());
            } else {
                section.set(field.getKey(), field.getValue());
            }
        });
        input.optionalIndex("position", sections.size() - 1)
                .ifPresent(to -> sections.insert(to, sections.remove(from)));
    }

    private static void add(ArrayNode sections, ObjectNode fields, String freshId, Input input) {
        if (!fields.path("type").isString()) {
            throw new ActionInputException("section/type", "A new section needs its type, such as text.");
        }
        ObjectNode section = fields.deepCopy();
        if (!section.has("id")) {
            section.put("id", freshId);
        }
        int to = input.optionalIndex("position", sections.size()).orElse(sections.size());
        sections.insert(to, section);
    }

    private static void giveIds(JsonNode list) {
        if (list.isArray()) {
            for (JsonNode item : list) {
                if (item instanceof ObjectNode object) {
                    object.forEach(UpdatePageSection::giveIds);
                    if (!object.has("id")) {
                        object.put("id", UUID.randomUUID().toString());
                    }
                }
            }
        }
    }
}
