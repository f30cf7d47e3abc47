package dev.stet.bench.torture.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A content as a flat table: one value for each address. An object with an id has a cell of its own, its address and
 * {@code @}, which says in which list it is. A section's address does not name its page.
 *
 * @param orders the ids of each list in their order
 */
record Cells(Map<String, JsonNode> values, Map<String, List<String>> orders) {

    /** Two members of a list, the one before the other. */
    record Pair(String list, String first, String second) {}

    static Cells of(JsonNode content) {
        Cells cells = new Cells(new LinkedHashMap<>(), new LinkedHashMap<>());
        cells.object("", content);
        return cells;
    }

    private void object(String address, JsonNode object) {
        object.forEachEntry((field, value) -> {
            String at = address.isEmpty() ? field : address + "/" + field;
            if (value.isArray()) {
                list(at, field, value);
            } else if (value.isObject()) {
                object(at, value);
            } else {
                values.put(at, value);
            }
        });
    }

    private void list(String at, String field, JsonNode list) {
        List<String> order = new ArrayList<>();
        for (JsonNode item : list) {
            String id = item.path("id").asString("");
            String itemAt = field.equals("sections") ? "sections/" + id : at + "/" + id;
            order.add(id);
            if (values.put(itemAt + "@", StringNode.valueOf(at)) != null) {
                values.put(itemAt + "@twice", StringNode.valueOf(at));
            }
            object(itemAt, item);
        }
        orders.put(at, order);
    }

    /** Addresses whose values differ. */
    static Set<String> changed(Cells a, Cells b) {
        Set<String> changed = new LinkedHashSet<>();
        a.values.forEach((at, value) -> {
            if (!value.equals(b.values.get(at))) {
                changed.add(at);
            }
        });
        b.values.keySet().stream().filter(at -> !a.values.containsKey(at)).forEach(changed::add);
        return changed;
    }

    /** Pairs that both have in one list, as they stand in {@code b}, where a has them the other way round. */
    static Set<Pair> turned(Cells a, Cells b) {
        Set<Pair> turned = new LinkedHashSet<>();
        b.orders.forEach((list, order) -> {
            List<String> before = a.orders.getOrDefault(list, List.of());
            if (before.equals(order)) {
                return;
            }
            for (int i = 0; i < order.size(); i++) {
                for (int j = i + 1; j < order.size(); j++) {
                    int first = before.indexOf(order.get(i));
                    int second = before.indexOf(order.get(j));
                    if (first >= 0 && second >= 0 && second < first) {
                        turned.add(new Pair(list, order.get(i), order.get(j)));
                    }
                }
            }
        });
        return turned;
    }

    boolean hasBoth(Pair pair) {
        return orders.getOrDefault(pair.list(), List.of()).containsAll(List.of(pair.first(), pair.second()));
    }

    /** Whether the pair stands in this order; false as well if one is not there. */
    boolean has(Pair pair) {
        List<String> order = orders.getOrDefault(pair.list(), List.of());
        int first = order.indexOf(pair.first());
        return first >= 0 && first < order.lastIndexOf(pair.second());
    }

    String text(String at) {
        JsonNode value = values.get(at);
        return value != null && value.isString() ? value.asString() : "";
    }

    boolean isText(String at) {
        JsonNode value = values.get(at);
        return value != null && value.isString() && !at.endsWith("@");
    }

    boolean same(String at, Cells other) {
        return Objects.equals(values.get(at), other.values.get(at));
    }

    static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(text.split("\\s+")));
        words.remove("");
        return words;
    }
}
