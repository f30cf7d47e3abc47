package dev.stet.jsonmerge;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The operations of a patch as data, rule P3. */
final class PatchOps {
    private PatchOps() {}

    static void add(ArrayNode patch, String path, JsonNode value) {
        patch.addObject().put("op", "add").put("path", path).set("value", value);
    }

    static void remove(ArrayNode patch, String path) {
        patch.addObject().put("op", "remove").put("path", path);
    }

    static void replace(ArrayNode patch, String path, JsonNode value) {
        patch.addObject().put("op", "replace").put("path", path).set("value", value);
    }

    static void move(ArrayNode patch, String from, String path) {
        patch.addObject().put("op", "move").put("from", from).put("path", path);
    }
}
