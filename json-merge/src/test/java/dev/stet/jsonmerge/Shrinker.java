package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a failing triple smaller as long as it fails: takes parts out of one version, or out of all three. */
final class Shrinker {
    private final Predicate<Triple> fails;

    Shrinker(Predicate<Triple> fails) {
        this.fails = fails;
    }

    Triple shrink(Triple triple) {
        Triple smallest = triple;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Triple candidate : candidates(smallest)) {
                if (fails.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static List<Triple> candidates(Triple t) {
        List<Triple> candidates = new ArrayList<>();
        String text = t.toString();
        for (String id : idsOf(t)) {
            candidates.add(new Triple(without(t.base(), id), without(t.yours(), id), without(t.theirs(), id)));
        }
        for (JsonNode smaller : oneLess(t.base())) {
            candidates.add(new Triple(smaller, t.yours(), t.theirs()));
        }
        for (JsonNode smaller : oneLess(t.yours())) {
            candidates.add(new Triple(t.base(), smaller, t.theirs()));
        }
        for (JsonNode smaller : oneLess(t.theirs())) {
            candidates.add(new Triple(t.base(), t.yours(), smaller));
        }
        for (String name : List.of("n", "s", "o", "l", "m", "", "__proto__")) {
            candidates.add(new Triple(
                    withoutMember(t.base(), name), withoutMember(t.yours(), name), withoutMember(t.theirs(), name)));
        }
        candidates.removeIf(candidate -> candidate.toString().length() >= text.length());
        return candidates;
    }

    private static List<String> idsOf(Triple triple) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            ids.add("i" + i);
        }
        return ids;
    }

    private static JsonNode without(JsonNode document, String id) {
        JsonNode copy = document.deepCopy();
        drop(copy, value -> id.equals(Ids.of(value)), name -> false);
        return copy;
    }

    private static JsonNode withoutMember(JsonNode document, String name) {
        JsonNode copy = document.deepCopy();
        drop(copy, value -> false, name::equals);
        return copy;
    }

    private static void drop(JsonNode value, Predicate<JsonNode> element, Predicate<String> member) {
        if (value instanceof ObjectNode object) {
            object.remove(object.propertyNames().stream().filter(member).toList());
            object.values().forEach(child -> drop(child, element, member));
        } else if (value instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (element.test(array.get(i))) {
                    array.remove(i);
                } else {
                    drop(array.get(i), element, member);
                }
            }
        }
    }

    /** All documents that have one member or element less, anywhere. */
    private static List<JsonNode> oneLess(JsonNode value) {
        List<JsonNode> smaller = new ArrayList<>();
        if (value instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                if (!"id".equals(name)) {
                    ObjectNode less = object.deepCopy();
                    less.remove(name);
                    smaller.add(less);
                }
                for (JsonNode child : oneLess(object.get(name))) {
                    smaller.add(object.deepCopy().set(name, child));
                }
            }
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                ArrayNode less = array.deepCopy();
                less.remove(i);
                smaller.add(less);
                for (JsonNode child : oneLess(array.get(i))) {
                    ArrayNode inner = array.deepCopy();
                    inner.set(i, child);
                    smaller.add(inner);
                }
            }
        }
        return smaller;
    }
}
