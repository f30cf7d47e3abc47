package dev.stet.jsonmerge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * JSON Pointers whose step into an identified list (rule M1) is the id of the item: {@code /pages/home/title}. Conflicts
 * and changes are named by ids, because an index names another item as soon as a writer moves one.
 */
public final class IdPath {
    private IdPath() {}

    /** The path of a member, or of an item by its id. */
    public static String child(String path, String nameOrId) {
        return Pointer.child(path, nameOrId);
    }

    /** Whether the paths are equal, or one leads to the other. */
    public static boolean touch(String one, String other) {
        return one.length() <= other.length() ? leadsTo(one, other) : leadsTo(other, one);
    }

    private static boolean leadsTo(String above, String path) {
        return path.startsWith(above) && (path.length() == above.length() || path.charAt(above.length()) == '/');
    }

    /** The value at the path; null if there is none, or if the path is not a JSON Pointer. */
    public static @Nullable JsonNode find(JsonNode tree, String path) {
        if (!Pointer.isPointer(path)) {
            return null;
        }
        JsonNode found = tree;
        for (String step : Pointer.steps(path)) {
            found = found instanceof ArrayNode list ? item(list, step) : found.get(step);
            if (found == null) {
                return null;
            }
        }
        return found;
    }

    private static @Nullable JsonNode item(ArrayNode list, String id) {
        List<String> ids = Ids.of(list);
        int index = ids == null ? -1 : ids.indexOf(id);
        return index < 0 ? null : list.get(index);
    }
}
