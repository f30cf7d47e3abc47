package dev.stet.jsonmerge;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two writers changed the same thing to different values.
 *
 * @param path a JSON Pointer in which the step into a list of items is the item's id
 * @param base what both started from; null if it was absent, here as in the other two
 */
public record Conflict(
        String path,
        ConflictKind kind,
        @Nullable JsonNode base,
        @Nullable JsonNode yours,
        @Nullable JsonNode theirs) {

    /** As JSON; what is absent has no member. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("path", path).put("kind", kind.wireName());
        setIfPresent(json, "base", base);
        setIfPresent(json, "yours", yours);
        setIfPresent(json, "theirs", theirs);
        return json;
    }

    private static void setIfPresent(ObjectNode json, String name, @Nullable JsonNode value) {
        if (value != null) {
            json.set(name, value);
        }
    }
}
