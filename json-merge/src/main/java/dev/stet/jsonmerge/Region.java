package dev.stet.jsonmerge;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What lies at and below a value: whether a side touched it (rule M14), and which items it holds. */
final class Region {
    private Region() {}

    /** Whether the side changed the value, apart from items that live on elsewhere. */
    static boolean touched(Spot spot, @Nullable JsonNode base, @Nullable JsonNode value, Side side) {
        if (base == null || value == null) {
            return base != value;
        }
        return differs(spot, base, value, side);
    }

    private static boolean differs(Spot spot, JsonNode base, JsonNode value, Side side) {
        if (base instanceof ObjectNode a && value instanceof ObjectNode b) {
            return membersDiffer(spot, a, b, side);
        }
        if (base instanceof ArrayNode && value instanceof ArrayNode) {
            ItemList list = spot.list();
            if (list != null && list.in(Side.BASE) != null && list.in(side) != null) {
                return itemsDiffer(remainingInBase(list, side), remaining(list, side), side);
            }
        }
        return !CanonicalJson.equal(base, value);
    }

    private static boolean membersDiffer(Spot spot, ObjectNode a, ObjectNode b, Side side) {
        if (a.size() != b.size()) {
            return true;
        }
        for (Map.Entry<String, JsonNode> member : a.properties()) {
            JsonNode other = b.get(member.getKey());
            if (other == null || differs(spot.child(member.getKey()), member.getValue(), other, side)) {
                return true;
            }
        }
        return false;
    }

    private static boolean itemsDiffer(List<Item> a, List<Item> b, Side side) {
        if (!a.equals(b)) {
            return true;
        }
        for (Item item : a) {
            if (touched(Spot.at(item), item.value(Side.BASE), item.value(side), side)) {
                return true;
            }
        }
        return false;
    }

    private static List<Item> remainingInBase(ItemList list, Side side) {
        return list.items(Side.BASE).stream()
                .filter(item -> !(item.tracked && (item.in(side.other()) || item.in(side) && item.changedList(side))))
                .toList();
    }

    private static List<Item> remaining(ItemList list, Side side) {
        return list.items(side).stream()
                .filter(item -> !(item.tracked && item.in(side.other()) && item.in(Side.BASE, list)))
                .toList();
    }

    /** Marks the items that the side has in its value here, at any depth. */
    static void markAll(Spot spot, Side side, BitSet marks) {
        mark(spot, side, marks, item -> true);
    }

    /** Marks those that only this side has; what both have, with what is in it, is merged apart from the value. */
    static void markAlone(Spot spot, Side side, BitSet marks) {
        mark(spot, side, marks, item -> !item.inBoth());
    }

    private static void mark(Spot spot, Side side, BitSet marks, Predicate<Item> wanted) {
        String pointer = spot.pointer();
        for (ItemList list : spot.owner().lists()) {
            List<Item> items = list.in(side);
            if (items != null && isAtOrBelow(list.pointer, pointer)) {
                items.stream().filter(wanted).forEach(item -> {
                    marks.set(item.number);
                    mark(Spot.at(item), side, marks, wanted);
                });
            }
        }
    }

    private static boolean isAtOrBelow(String pointer, String above) {
        return pointer.startsWith(above)
                && (pointer.length() == above.length() || above.isEmpty() || pointer.charAt(above.length()) == '/');
    }
}
