package dev.stet.jsonmerge;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;

/**
 * The moves and additions that put a list into another order, step 2 of rule P2. The list itself is not kept: a
 * Fenwick tree counts what stands before a place, so that ten thousand moves do not take ten thousand searches.
 */
final class ListMoves {
    private final ArrayNode patch;
    private final String path;
    /** Counts, by old rank plus one, the item there if it has not moved yet, and what was put after it. */
    private final int[] counts;
    /** The old rank of the last kept item that was passed; the cursor is after it and what was put there. */
    private int passed = -1;

    ListMoves(ArrayNode patch, String path, int size) {
        this.patch = patch;
        this.path = path;
        counts = new int[size + 2];
        for (int rank = 0; rank < size; rank++) {
            add(rank + 1, 1);
        }
    }

    /**
     * Goes through the new order.
     *
     * @param ranks the places in the old list of the ids that both lists have
     * @return whether these ids are in another order than before
     */
    boolean arrange(ArrayNode items, List<String> order, Map<String, Integer> ranks) {
        int[] common = order.stream()
                .filter(ranks::containsKey)
                .mapToInt(id -> Objects.requireNonNull(ranks.get(id)))
                .toArray();
        BitSet kept = LongestIncreasing.positions(common);
        int next = 0;
        for (int i = 0; i < order.size(); i++) {
            if (!ranks.containsKey(order.get(i))) {
                PatchOps.add(patch, Pointer.child(path, cursor()), items.get(i));
                add(passed + 1, 1);
            } else if (kept.get(next)) {
                passed = common[next++];
            } else {
                move(common[next++]);
            }
        }
        return kept.cardinality() < common.length;
    }

    private void move(int rank) {
        int from = before(rank + 1);
        int cursor = cursor();
        // a move to the right first takes the item out of what is counted
        int to = from < cursor ? cursor - 1 : cursor;
        if (from != cursor) {
            PatchOps.move(patch, Pointer.child(path, from), Pointer.child(path, to));
        }
        add(rank + 1, -1);
        add(passed + 1, 1);
    }

    private int cursor() {
        return before(passed + 2);
    }

    private void add(int at, int delta) {
        for (int i = at + 1; i < counts.length; i += i & -i) {
            counts[i] += delta;
        }
    }

    /** What is counted below this place. */
    private int before(int at) {
        int sum = 0;
        for (int i = at; i > 0; i -= i & -i) {
            sum += counts[i];
        }
        return sum;
    }
}
