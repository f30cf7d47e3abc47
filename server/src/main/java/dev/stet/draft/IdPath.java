package dev.stet.draft;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON Pointers whose step into a list of identified items is the item's id: {@code /pages/home/title}. */
public final class IdPath {

    private IdPath() {}

    public static String child(String path, String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Whether one path is the other or leads to it. */
    static boolean touch(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        return longer.startsWith(shorter)
                && (longer.length() == shorter.length() || longer.charAt(shorter.length()) == '/');
    }

    /** The value at a path, or null where there is none. */
    static @Nullable JsonNode find(JsonNode tree, String path) {
        JsonNode at = tree;
        for (String step : path.isEmpty() ? new String[0] : path.substring(1).split("/", -1)) {
            JsonNode next = step(at, step.replace("~1", "/").replace("~0", "~"));
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    private static @Nullable JsonNode step(JsonNode at, String name) {
        if (at.isObject()) {
            return at.get(name);
        }
        for (JsonNode item : at) {
            if (item.path("id").asString("").equals(name)) {
                return item;
            }
        }
        return null;
    }
}
