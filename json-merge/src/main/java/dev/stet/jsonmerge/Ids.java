package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Which arrays are identified, rule M1. */
final class Ids {
    static final int MAX_ITEMS = 100_000;

    private Ids() {}

    /** The ids of an identified array in order; null if the array is plain. */
    static @Nullable List<String> of(ArrayNode array) {
        if (array.size() > MAX_ITEMS) {
            return null;
        }
        List<String> ids = all(array);
        return ids != null && distinct(ids) ? ids : null;
    }

    /** Whether all elements have ids, and two the same one. */
    static boolean duplicated(ArrayNode array) {
        List<String> ids = all(array);
        return ids != null && !distinct(ids);
    }

    static @Nullable String of(JsonNode element) {
        if (!element.isObject()) {
            return null;
        }
        JsonNode id = element.get("id");
        return id != null && id.isString() && !id.stringValue().isEmpty() ? id.stringValue() : null;
    }

    private static @Nullable List<String> all(ArrayNode array) {
        List<String> ids = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String id = of(array.get(i));
            if (id == null) {
                return null;
            }
            ids.add(id);
        }
        return ids;
    }

    private static boolean distinct(List<String> ids) {
        Set<String> seen = HashSet.newHashSet(ids.size());
        for (String id : ids) {
            if (!seen.add(id)) {
                return false;
            }
        }
        return true;
    }
}
