package dev.stet.jsonmerge;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Merge Patch, RFC 7396. A result shares with the document what the patch does not touch, and with the patch the
 * values that it sets: never change a tree that you passed in or got back.
 */
public final class MergePatch {
    private MergePatch() {}

    /** The document with the merge patch applied. */
    public static JsonNode apply(JsonNode document, JsonNode patch) {
        return merged(document, patch);
    }

    private static JsonNode merged(@Nullable JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (target instanceof ObjectNode members) {
            result.setAll(members);
        }
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), merged(result.get(change.getKey()), change.getValue()));
            }
        }
        return result;
    }
}
