package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The conflicts found so far, and the items that lie inside their values. */
final class Conflicts {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_CONFLICTS = 10_000;
    private static final long MAX_PATHS = 10_000_000;

    private final List<Conflict> found = new ArrayList<>();
    /** Items that one side moved and the other removed; not reported inside a larger conflict, rule M16. */
    private final List<Item> removedAndMoved = new ArrayList<>();

    private final Map<Side, BitSet> covered =
            new EnumMap<>(Map.of(Side.YOURS, new BitSet(), Side.THEIRS, new BitSet()));
    /** The path of the conflict whose value each covered item is in; of several, the one that was found last. */
    private final Map<Integer, String> coveredBy = new HashMap<>();
    /** Items inside values that a choice replaced by a handmade one. */
    private final BitSet replaced = new BitSet();

    private long pathLength;

    /** There are too many conflicts for a person to decide, rule M39. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A copy that goes on from here. */
    Conflicts copy() {
        var copy = new Conflicts();
        copy.found.addAll(found);
        copy.pathLength =
                found.stream().mapToLong(conflict -> conflict.path().length()).sum();
        removedAndMoved.forEach(copy::addRemovedAndMoved);
        return copy;
    }

    void add(
            String path,
            ConflictKind kind,
            @Nullable JsonNode base,
            @Nullable JsonNode yours,
            @Nullable JsonNode theirs) {
        found.add(new Conflict(path, kind, base, yours, theirs));
        count(path);
    }

    private void count(String path) {
        pathLength += path.length();
        if (found.size() + removedAndMoved.size() > MAX_CONFLICTS || pathLength > MAX_PATHS) {
            throw new TooMany();
        }
    }

    /** Notes that the items at or below this spot are part of the conflict with this path. */
    void cover(Spot spot, String path) {
        covered.forEach((side, marks) -> {
            var inside = new BitSet();
            Region.markAlone(spot, side, inside);
            inside.stream().forEach(item -> coveredBy.put(item, path));
            marks.or(inside);
        });
    }

    void replace(Spot spot) {
        Region.markAll(spot, Side.YOURS, replaced);
        Region.markAll(spot, Side.THEIRS, replaced);
    }

    boolean isReplaced(Item item) {
        return replaced.get(item.number);
    }

    boolean covers(Item item, Side side) {
        BitSet marks = covered.get(side);
        return marks != null && marks.get(item.number);
    }

    void addMove(Item item) {
        add(item.path(), ConflictKind.MOVE, place(item, Side.BASE), place(item, Side.YOURS), place(item, Side.THEIRS));
    }

    void addRemovedAndMoved(Item item) {
        removedAndMoved.add(item);
        count(item.path());
        cover(Spot.at(item), item.path());
    }

    void addOrder(ItemList list) {
        add(list.path(), ConflictKind.ORDER, ids(list, Side.BASE), ids(list, Side.YOURS), ids(list, Side.THEIRS));
    }

    /** One ring; the items that some side moved, sorted by path. */
    void addCycle(List<Item> moved) {
        add(
                moved.getFirst().path(),
                ConflictKind.CYCLE,
                places(moved, Side.BASE),
                places(moved, Side.YOURS),
                places(moved, Side.THEIRS));
    }

    /** For each conflict that is part of another one: the path of that one, rule M16. */
    Map<String, String> partOf() {
        Map<String, String> paths = new HashMap<>();
        for (Item item : removedAndMoved) {
            String around = coveredBy.get(item.number);
            if (around != null) {
                paths.put(item.path(), around);
            }
        }
        return paths;
    }

    List<Conflict> sorted() {
        List<Conflict> all = new ArrayList<>(found);
        Set<String> cycles = found.stream()
                .filter(conflict -> conflict.kind() == ConflictKind.CYCLE)
                .map(Conflict::path)
                .collect(Collectors.toSet());
        all.removeIf(conflict -> conflict.kind() == ConflictKind.MOVE && cycles.contains(conflict.path()));
        for (Item item : removedAndMoved) {
            if (!covers(item, item.onlySide())) {
                all.add(new Conflict(
                        item.path(),
                        ConflictKind.DELETE_MOVE,
                        placeAndItem(item, Side.BASE),
                        placeAndItem(item, Side.YOURS),
                        placeAndItem(item, Side.THEIRS)));
            }
        }
        all.sort(Comparator.comparing(Conflict::path));
        return all;
    }

    private static ArrayNode ids(ItemList list, Side side) {
        ArrayNode ids = NODES.arrayNode();
        list.items(side).forEach(item -> ids.add(item.id));
        return ids;
    }

    private static ObjectNode places(List<Item> items, Side side) {
        ObjectNode places = NODES.objectNode();
        for (Item item : items) {
            JsonNode place = place(item, side);
            if (place != null && !places.has(item.id)) {
                places.set(item.id, place);
            }
        }
        return places;
    }

    private static @Nullable JsonNode placeAndItem(Item item, Side side) {
        return place(item, side) instanceof ObjectNode place ? place.set("item", item.value(side)) : null;
    }

    private static @Nullable JsonNode place(Item item, Side side) {
        ItemList list = item.at(side);
        if (list == null) {
            return null;
        }
        int position = item.position(side);
        ObjectNode place = NODES.objectNode().put("list", list.path());
        return position == 0
                ? place.putNull("after")
                : place.put("after", list.items(side).get(position - 1).id);
    }
}
