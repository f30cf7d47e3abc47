package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What to write instead of a pointer that steps into a list by id, rule P8. RFC 6901 has only indexes there, but whoever
 * is given the path of a conflict may well use it in a patch.
 */
final class IndexHint {
    private final StringBuilder pointer = new StringBuilder();
    private final List<String> tests = new ArrayList<>();

    private IndexHint() {}

    /** The end of an error message; empty if no ids lead to the place. */
    static String of(JsonNode document, List<String> steps) {
        var hint = new IndexHint();
        JsonNode at = document;
        for (int i = 0; at != null && i < steps.size(); i++) {
            at = hint.follow(at, steps.get(i), i == steps.size() - 1);
        }
        return at == null || hint.tests.isEmpty() ? "" : hint.text();
    }

    /** The value that the step leads to, or some value after the last step; null if the step leads nowhere. */
    private @Nullable JsonNode follow(JsonNode from, String step, boolean last) {
        if (!(from instanceof ArrayNode list)) {
            pointer.append('/').append(Pointer.escape(step));
            return last ? from : from.get(step);
        }
        if (last && ("-".equals(step) || Pointer.index(step, list.size()) >= 0)) {
            pointer.append('/').append(step);
            return from;
        }
        int index = Pointer.index(step, list.size() - 1);
        if (index < 0) {
            index = indexOf(list, step);
        }
        pointer.append('/').append(index);
        return list.get(index);
    }

    private int indexOf(ArrayNode list, String id) {
        List<String> ids = Ids.of(list);
        int index = ids == null ? -1 : ids.indexOf(id);
        if (index >= 0) {
            String path = CanonicalJson.quote(pointer + "/" + index + "/id");
            tests.add("{\"op\":\"test\",\"path\":" + path + ",\"value\":" + CanonicalJson.quote(id) + "}");
        }
        return index;
    }

    private String text() {
        return ", but an item with this id: write " + CanonicalJson.quote(pointer.toString())
                + " and, to be sure that no item has moved, before it " + String.join(",", tests);
    }
}
