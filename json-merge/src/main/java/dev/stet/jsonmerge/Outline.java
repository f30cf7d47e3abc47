package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The identified lists of one document, rule M2; meanwhile it finds out which ids can be tracked, rule M3. */
final class Outline {
    record ListAt(String pointer, List<ItemAt> items) {}

    record ItemAt(String id, ObjectNode value, List<ListAt> lists) {}

    /** How the three documents use each id: for one item per document, or for more. */
    static final class IdUse {
        private final Map<String, Side> lastSeen = new HashMap<>();
        private final Set<String> ambiguous = new HashSet<>();

        boolean tracked(String id) {
            return !ambiguous.contains(id);
        }

        private void seeItem(String id, Side side) {
            if (lastSeen.put(id, side) == side) {
                ambiguous.add(id);
            }
        }

        private void seePlain(JsonNode value) {
            String id = Ids.of(value);
            if (id != null) {
                ambiguous.add(id);
            }
            for (JsonNode child : value.isContainer() ? value.values() : List.<JsonNode>of()) {
                seePlain(child);
            }
        }
    }

    private final Side side;
    private final IdUse ids;

    private Outline(Side side, IdUse ids) {
        this.side = side;
        this.ids = ids;
    }

    static List<ListAt> of(JsonNode document, Side side, IdUse ids) {
        List<ListAt> lists = new ArrayList<>();
        new Outline(side, ids).walk("", document, lists);
        return lists;
    }

    private void walk(String pointer, JsonNode value, List<ListAt> lists) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (member.getValue().isContainer()) {
                    walk(Pointer.child(pointer, member.getKey()), member.getValue(), lists);
                }
            }
        } else if (value instanceof ArrayNode array) {
            array(pointer, array, lists);
        }
    }

    private void array(String pointer, ArrayNode array, List<ListAt> lists) {
        List<String> names = Ids.of(array);
        if (names == null) {
            ids.seePlain(array);
            return;
        }
        List<ItemAt> items = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            ids.seeItem(names.get(i), side);
            List<ListAt> inner = new ArrayList<>(0);
            ObjectNode item = (ObjectNode) array.get(i);
            walk("", item, inner);
            items.add(new ItemAt(names.get(i), item, inner));
        }
        lists.add(new ListAt(pointer, items));
    }
}
