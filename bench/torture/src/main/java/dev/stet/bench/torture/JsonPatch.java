package dev.stet.bench.torture;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 6902, written anew: the patches of the history and of the live news are checked with it. */
public final class JsonPatch {

    private JsonPatch() {}

    /** @throws IllegalArgumentException when the patch does not fit */
    public static JsonNode apply(JsonNode content, JsonNode patch) {
        ObjectNode root = Json.object();
        root.set("r", content.deepCopy());
        for (JsonNode op : patch) {
            String path = "/r" + op.path("path").asString();
            switch (op.path("op").asString()) {
                case "add" -> add(root, path, op.required("value").deepCopy());
                case "remove" -> remove(root, path);
                case "replace" -> {
                    remove(root, path);
                    add(root, path, op.required("value").deepCopy());
                }
                case "move" ->
                    add(root, path, remove(root, "/r" + op.path("from").asString()));
                case "copy" ->
                    add(root, path, at(root, "/r" + op.path("from").asString()).deepCopy());
                case "test" -> {
                    if (!at(root, path).equals(op.required("value"))) {
                        throw new IllegalArgumentException("test failed at " + path);
                    }
                }
                default -> throw new IllegalArgumentException("no operation: " + op);
            }
        }
        return root.required("r");
    }

    private static JsonNode at(JsonNode root, String pointer) {
        JsonNode node = root.at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("nothing at " + pointer);
        }
        return node;
    }

    private static void add(JsonNode root, String pointer, JsonNode value) {
        String last = last(pointer);
        if (parent(root, pointer) instanceof ArrayNode list) {
            list.insert(last.equals("-") ? list.size() : index(last, list.size()), value);
        } else {
            ((ObjectNode) parent(root, pointer)).set(last, value);
        }
    }

    private static JsonNode remove(JsonNode root, String pointer) {
        JsonNode removed = at(root, pointer);
        String last = last(pointer);
        if (parent(root, pointer) instanceof ArrayNode list) {
            list.remove(index(last, list.size() - 1));
        } else {
            ((ObjectNode) parent(root, pointer)).remove(last);
        }
        return removed;
    }

    private static int index(String text, int most) {
        int index = Integer.parseInt(text);
        if (index < 0 || index > most) {
            throw new IllegalArgumentException("no place " + text + " in the list");
        }
        return index;
    }

    private static JsonNode parent(JsonNode root, String pointer) {
        return at(root, pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
