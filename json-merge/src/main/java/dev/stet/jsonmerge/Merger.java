package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the tree from the root down once the places are known, sections 4 and 5 of spec/merge.md. */
final class Merger {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Whether some item is in different lists. If not, a value that base shares with a side needs no look inside. */
    private final boolean crossing;

    private final Places places;
    private final Decisions decisions;
    private final Conflicts conflicts;
    private final BitSet reached = new BitSet();

    Merger(boolean crossing, Places places, Decisions decisions, Conflicts conflicts) {
        this.crossing = crossing;
        this.places = places;
        this.decisions = decisions;
        this.conflicts = conflicts;
    }

    /** Whether the item was put into the tree; known only if items are in different lists. */
    boolean reached(Item item) {
        return reached.get(item.number);
    }

    /** Three versions of one value, rules M12 to M14; null is absence. */
    @Nullable
    JsonNode slot(Spot spot, @Nullable JsonNode base, @Nullable JsonNode yours, @Nullable JsonNode theirs) {
        if (base instanceof ObjectNode b && yours instanceof ObjectNode y && theirs instanceof ObjectNode t) {
            return members(spot, b, y, t);
        }
        boolean bothArrays = yours instanceof ArrayNode && theirs instanceof ArrayNode;
        boolean arrays = bothArrays && base instanceof ArrayNode;
        if (bothArrays) {
            ItemList list = spot.list();
            if (list != null && list.inBoth() && (base == null || list.in(Side.BASE) != null)) {
                return unlessSame(unlessSame(list(list), yours), theirs);
            }
        }
        boolean yoursTouched = touched(arrays, spot, base, yours, Side.YOURS);
        if (!touched(arrays, spot, base, theirs, Side.THEIRS)) {
            return yoursTouched ? take(spot, Side.YOURS, yours, false) : take(spot, Side.THEIRS, theirs, false);
        }
        if (!yoursTouched || CanonicalJson.equal(yours, theirs)) {
            return take(spot, Side.THEIRS, theirs, false);
        }
        return bothTouched(spot, base, yours, theirs);
    }

    private static boolean touched(
            boolean arrays, Spot spot, @Nullable JsonNode base, @Nullable JsonNode value, Side side) {
        return arrays ? !CanonicalJson.equal(base, value) : Region.touched(spot, base, value, side);
    }

    /** The merged object, or the one of theirs or yours if it is the same. */
    private ObjectNode members(Spot spot, ObjectNode base, ObjectNode yours, ObjectNode theirs) {
        ObjectNode merged = NODES.objectNode();
        boolean asYours = true;
        boolean asTheirs = true;
        for (Map.Entry<String, JsonNode> member : theirs.properties()) {
            String name = member.getKey();
            JsonNode y = yours.get(name);
            JsonNode value = member(spot, name, base.get(name), y, member.getValue());
            setIfPresent(merged, name, value);
            asYours &= value == y;
            asTheirs &= value == member.getValue();
        }
        // a member that only base has was removed by both sides
        for (Map.Entry<String, JsonNode> member : yours.properties()) {
            String name = member.getKey();
            if (!theirs.has(name)) {
                JsonNode value = member(spot, name, base.get(name), member.getValue(), null);
                setIfPresent(merged, name, value);
                asYours &= value == member.getValue();
                asTheirs &= value == null;
            }
        }
        if (asTheirs) {
            return theirs;
        }
        return asYours ? yours : merged;
    }

    private @Nullable JsonNode member(
            Spot spot, String name, @Nullable JsonNode base, @Nullable JsonNode yours, @Nullable JsonNode theirs) {
        if (!crossing && base == yours) {
            return theirs;
        }
        return !crossing && base == theirs ? yours : slot(spot.child(name), base, yours, theirs);
    }

    private static void setIfPresent(ObjectNode merged, String name, @Nullable JsonNode value) {
        if (value != null) {
            merged.set(name, value);
        }
    }

    private @Nullable JsonNode bothTouched(
            Spot spot, @Nullable JsonNode base, @Nullable JsonNode yours, @Nullable JsonNode theirs) {
        ConflictKind kind = Kinds.of(base, yours, theirs);
        if (base != null && yours != null && theirs != null && base.isString() && kind == ConflictKind.EDIT) {
            return text(spot, base, yours, theirs);
        }
        return conflict(spot, kind, base, yours, theirs);
    }

    private @Nullable JsonNode text(Spot spot, JsonNode base, JsonNode yours, JsonNode theirs) {
        String y = yours.stringValue();
        String t = theirs.stringValue();
        if (TextMerge.isTooLong(base.stringValue(), y, t)) {
            return conflict(spot, ConflictKind.TOO_LARGE, base, yours, theirs);
        }
        Tokens tokens = Tokens.of(base.stringValue());
        if (!tokens.isProse()) {
            return conflict(spot, ConflictKind.EDIT, base, yours, theirs);
        }
        String merged = TextMerge.merge(tokens, y, t);
        return merged != null ? NODES.stringNode(merged) : conflict(spot, ConflictKind.TEXT, base, yours, theirs);
    }

    private @Nullable JsonNode conflict(
            Spot spot,
            ConflictKind kind,
            @Nullable JsonNode base,
            @Nullable JsonNode yours,
            @Nullable JsonNode theirs) {
        String path = spot.path();
        conflicts.add(path, kind, base, yours, theirs);
        return decided(path, spot, yours, theirs);
    }

    private @Nullable JsonNode decided(String path, Spot spot, @Nullable JsonNode yours, @Nullable JsonNode theirs) {
        conflicts.cover(spot, path);
        JsonNode made = decisions.value(path);
        if (made != null) {
            conflicts.replace(spot);
            return made;
        }
        Side winner = decisions.winner(path);
        return take(spot, winner, winner == Side.YOURS ? yours : theirs, true);
    }

    /** A side's value, with the items in it that stand there, rule M15. Contested: as the winner of a conflict. */
    private @Nullable JsonNode take(Spot spot, Side side, @Nullable JsonNode value, boolean contested) {
        if (value instanceof ObjectNode object) {
            return takeMembers(spot, side, object, contested);
        }
        if (value instanceof ArrayNode array) {
            ItemList list = spot.list();
            if (list != null && list.in(side) != null) {
                return takeList(list, side, array, contested);
            }
        }
        return value;
    }

    private ObjectNode takeMembers(Spot spot, Side side, ObjectNode object, boolean contested) {
        ObjectNode taken = NODES.objectNode();
        boolean same = true;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            JsonNode inner = value.isContainer() ? take(spot.child(member.getKey()), side, value, contested) : value;
            taken.set(member.getKey(), inner);
            same &= inner == value;
        }
        return same ? object : taken;
    }

    private ArrayNode takeList(ItemList list, Side side, ArrayNode array, boolean contested) {
        ArrayNode taken = NODES.arrayNode(array.size());
        for (Item item : list.items(side)) {
            boolean alone = !item.in(side.other());
            if (places.of(item) == list || (contested && alone)) {
                taken.add(alone ? takeItem(item, side, contested || places.removedAndMoved(item)) : item(item));
            }
        }
        return unlessSame(taken, array);
    }

    /** The old array if it has the same elements, so that an unchanged list stays the same object. */
    private static ArrayNode unlessSame(ArrayNode result, @Nullable JsonNode old) {
        if (!(old instanceof ArrayNode array) || array.size() != result.size()) {
            return result;
        }
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) != result.get(i)) {
                return result;
            }
        }
        return array;
    }

    private JsonNode takeItem(Item item, Side side, boolean contested) {
        reached.set(item.number);
        return present(take(Spot.at(item), side, item.value(side), contested));
    }

    /** The content of an item that both sides have, rule M18. */
    private JsonNode item(Item item) {
        reached.set(item.number);
        ObjectNode base = item.value(Side.BASE);
        ObjectNode yours = item.value(Side.YOURS);
        ObjectNode theirs = item.value(Side.THEIRS);
        if (yours == null || theirs == null) {
            throw new IllegalStateException("bug: not in both: " + item.id);
        }
        if (base != null && !crossing && (base == yours || base == theirs)) {
            return base == yours ? theirs : yours;
        }
        if (base != null) {
            return members(Spot.at(item), base, yours, theirs);
        }
        if (item.at(Side.YOURS) != item.at(Side.THEIRS)) {
            // the conflict was reported when its place was decided
            return present(decided(item.path(), Spot.at(item), yours, theirs));
        }
        if (CanonicalJson.equal(yours, theirs)) {
            return takeMembers(Spot.at(item), Side.THEIRS, theirs, false);
        }
        return present(conflict(Spot.at(item), ConflictKind.ADD_ADD, null, yours, theirs));
    }

    private ArrayNode list(ItemList list) {
        if (list.isSameInAll()) {
            ArrayNode merged = NODES.arrayNode(list.items(Side.BASE).size());
            list.items(Side.BASE).forEach(item -> merged.add(item(item)));
            return merged;
        }
        Map<Item, JsonNode> contents = new HashMap<>();
        addContents(list, Side.YOURS, contents);
        addContents(list, Side.THEIRS, contents);
        ArrayNode merged = NODES.arrayNode(contents.size());
        for (Item item : order(list, contents.keySet())) {
            merged.add(present(contents.get(item)));
        }
        return merged;
    }

    /** Adds the items that the side has in this list; items that both sides have here are added with yours. */
    private void addContents(ItemList list, Side side, Map<Item, JsonNode> contents) {
        for (Item item : list.items(side)) {
            if (places.of(item) == list && (side == Side.YOURS || !item.in(Side.YOURS, list))) {
                JsonNode content = item.inBoth() ? item(item) : alone(list, item);
                if (content != null) {
                    contents.put(item, content);
                }
            }
        }
    }

    /** An item that only one side has: new, moved here, or removed by the other side, rule M17. */
    private @Nullable JsonNode alone(ItemList list, Item item) {
        Side side = item.onlySide();
        if (!item.in(Side.BASE, list) || places.removedAndMoved(item)) {
            return takeItem(item, side, places.removedAndMoved(item));
        }
        if (!Region.touched(Spot.at(item), item.value(Side.BASE), item.value(side), side)) {
            return null;
        }
        JsonNode kept = conflict(
                Spot.at(item),
                ConflictKind.DELETE_EDIT,
                item.value(Side.BASE),
                item.value(Side.YOURS),
                item.value(Side.THEIRS));
        if (kept != null) {
            reached.set(item.number);
        }
        return kept;
    }

    private List<Item> order(ItemList list, Set<Item> contents) {
        var members = new BitSet();
        contents.forEach(item -> members.set(item.number));
        var order = new ListOrder(list, members);
        List<Item> merged = order.merged();
        if (merged != null) {
            return merged;
        }
        conflicts.addOrder(list);
        JsonNode made = decisions.value(list.path());
        return made == null ? order.of(decisions.winner(list.path())) : byHand(list.path(), made, contents);
    }

    private static List<Item> byHand(String path, JsonNode ids, Set<Item> members) {
        Map<String, Item> byId = new HashMap<>();
        members.forEach(item -> byId.put(item.id, item));
        List<Item> order = new ArrayList<>();
        Set<Item> used = new HashSet<>();
        for (JsonNode id : ids.isArray() ? ids.values() : List.<JsonNode>of()) {
            Item item = id.isString() ? byId.get(id.stringValue()) : null;
            if (item == null || !used.add(item)) {
                throw new ResolveException(path, "an order holds the ids of the list, each once; not " + id);
            }
            order.add(item);
        }
        if (order.size() != members.size()) {
            throw new ResolveException(path, "an order holds all ids of the list: " + byId.keySet());
        }
        return order;
    }

    private static JsonNode present(@Nullable JsonNode node) {
        if (node == null) {
            throw new IllegalStateException("bug: no content");
        }
        return node;
    }
}
