package dev.stet.agent;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds pages and sections of a content by their ids. */
final class Pages {

    private Pages() {}

    static ObjectNode page(ObjectNode content, String pageName) {
        List<String> names = new ArrayList<>();
        for (JsonNode page : content.path("pages")) {
            String id = page.path("id").asString();
            if (id.equals(pageName)) {
                return (ObjectNode) page;
            }
            names.add(id);
        }
        throw new ActionInputException(
                "pageName", "There is no such page; the pages are " + String.join(", ", names) + ".");
    }

    static ArrayNode sections(ObjectNode page) {
        return page.withArray("sections");
    }

    /** Where a section stands on its page. */
    static int indexOf(ArrayNode sections, String sectionId) {
        List<String> ids = new ArrayList<>();
        for (JsonNode section : sections) {
            ids.add(section.path("id").asString());
        }
        int index = ids.indexOf(sectionId);
        if (index < 0) {
            throw new ActionInputException(
                    "sectionId",
                    ids.isEmpty()
                            ? "There is no such section: the page has none."
                            : "There is no such section on this page; it has " + String.join(", ", ids) + ".");
        }
        return index;
    }
}
