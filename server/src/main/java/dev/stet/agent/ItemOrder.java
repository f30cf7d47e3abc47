package dev.stet.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the items of one list in the order that a caller names. */
final class ItemOrder {

    private static final String INPUT = "itemOrder";

    private ItemOrder() {}

    /**
     * @param names the ids (or paths) of all items of the list
     * @param fresh the ids that the caller cannot know, because this call gives them; they stay at the end
     */
    static void apply(ObjectNode section, List<String> names, List<String> fresh) {
        if (names.isEmpty()) {
            return;
        }
        ArrayNode list = SectionItems.find(section, INPUT, names.getFirst()).list();
        Map<String, JsonNode> rest = new LinkedHashMap<>();
        list.forEach(item -> rest.put(item.path("id").asString(""), item));
        List<JsonNode> ordered = new ArrayList<>();
        for (String name : names) {
            JsonNode item = rest.remove(name.substring(name.lastIndexOf('/') + 1));
            if (item == null) {
                throw new ActionInputException(
                        INPUT, "“" + name + "” is not in the list of “" + names.getFirst() + "”, or is named twice.");
            }
            ordered.add(item);
        }
        rest.keySet().stream().filter(id -> !fresh.contains(id)).findFirst().ifPresent(missing -> {
            throw new ActionInputException(
                    INPUT,
                    "Name every item of the list; “" + missing + "” is missing. To take it away, use removeItems.");
        });
        ordered.addAll(rest.values());
        list.removeAll();
        list.addAll(ordered);
    }
}
