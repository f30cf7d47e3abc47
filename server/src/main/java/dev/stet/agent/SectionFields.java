package dev.stet.agent;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields that a caller gives for a section. Given fields replace those of the section; null takes a field away. Items
 * of a list are told apart by their ids: a given item changes the one of its id or is added at the end, and what is not
 * given stays where and as it is. The same holds for the lists of an item.
 */
final class SectionFields {

    private final ObjectNode fields;

    private SectionFields(ObjectNode fields) {
        this.fields = fields;
    }

    /**
     * Gives each item without an id one, once, so that an edit that is tried again adds the same items.
     *
     * @throws ActionInputException when a list names an item twice
     */
    static SectionFields of(ObjectNode fields, Iterator<String> newIds) {
        giveIds("section", fields, newIds);
        return new SectionFields(fields);
    }

    JsonNode get(String field) {
        return fields.path(field);
    }

    /** Whether there is something given for the item, or below it, at a path such as {@code tiers/solo}. */
    boolean name(SectionItems.Place item) {
        return SectionItems.of(fields).stream().anyMatch(given -> given.path().equals(item.path()));
    }

    void applyTo(ObjectNode section) {
        apply(fields, section);
    }

    private static void apply(ObjectNode given, ObjectNode target) {
        given.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ArrayNode items) {
                JsonNode old = target.get(field.getKey());
                ArrayNode list = old instanceof ArrayNode array ? array : target.putArray(field.getKey());
                items.forEach(item -> apply(item, list));
            } else {
                target.set(field.getKey(), value);
            }
        });
    }

    private static void apply(JsonNode given, ArrayNode list) {
        if (!(given instanceof ObjectNode item)) {
            list.add(given); // the rules of the content say what is wrong with it
            return;
        }
        for (JsonNode known : list) {
            if (known instanceof ObjectNode target && target.path("id").equals(item.path("id"))) {
                apply(item, target);
                return;
            }
        }
        apply(item, list.addObject());
    }

    private static void giveIds(String path, ObjectNode object, Iterator<String> newIds) {
        object.properties().forEach(field -> {
            if (field.getValue() instanceof ArrayNode list) {
                giveIds(path + "/" + field.getKey(), list, newIds);
            }
        });
    }

    private static void giveIds(String path, ArrayNode list, Iterator<String> newIds) {
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode item : list) {
            if (item instanceof ObjectNode object) {
                if (!object.has("id")) {
                    object.put("id", newIds.next());
                }
                if (!seen.add(object.get("id"))) {
                    throw new ActionInputException(
                            path, "This list names the item " + object.get("id") + " twice. Name it once.");
                }
                giveIds(path + "/" + object.path("id").asString(""), object, newIds);
            }
        }
    }
}
