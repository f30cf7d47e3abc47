package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides in which list each item stands, section 3 of spec/merge.md. */
final class Places {
    private final Items items;
    private final Decisions decisions;
    private final Conflicts conflicts;
    private final @Nullable ItemList[] places;
    private final boolean[] removedAndMoved;
    private boolean ring;

    Places(Items items, Decisions decisions, Conflicts conflicts) {
        this.items = items;
        this.decisions = decisions;
        this.conflicts = conflicts;
        places = new @Nullable ItemList[items.all.size()];
        removedAndMoved = new boolean[items.all.size()];
        for (Item item : items.all) {
            places[item.number] = decide(item);
        }
        for (List<Item> found : rings()) {
            open(found);
        }
        ring = !rings().isEmpty();
    }

    /** The list of the item; null if it is in none. */
    @Nullable
    ItemList of(Item item) {
        return places[item.number];
    }

    /** Whether one side removed the item, and the other moved it. */
    boolean removedAndMoved(Item item) {
        return removedAndMoved[item.number];
    }

    /** Whether items are still inside each other, although rings were opened. */
    boolean hasRing() {
        return ring;
    }

    /** Puts an item whose place is gone where the other side has it; if that is the same, it may come back there. */
    void withdraw(Item item) {
        places[item.number] = item.at(Side.YOURS) != of(item) ? item.at(Side.YOURS) : item.at(Side.THEIRS);
    }

    void checkRings() {
        ring = !rings().isEmpty();
    }

    private @Nullable ItemList decide(Item item) {
        if (!item.inBoth()) {
            return item.in(Side.YOURS) || item.in(Side.THEIRS) ? decideAlone(item, item.onlySide()) : null;
        }
        ItemList yours = item.at(Side.YOURS);
        ItemList theirs = item.at(Side.THEIRS);
        if (yours == theirs) {
            return yours;
        }
        if (!item.in(Side.BASE)) {
            conflicts.add(item.path(), ConflictKind.ADD_ADD, null, item.value(Side.YOURS), item.value(Side.THEIRS));
            return item.at(decisions.winner(item.path()));
        }
        boolean yoursMoved = moved(item, Side.YOURS);
        boolean theirsMoved = moved(item, Side.THEIRS);
        if (yoursMoved && theirsMoved) {
            conflicts.addMove(item);
            return item.at(decisions.winner(item.path()));
        }
        return yoursMoved ? yours : theirs;
    }

    /** The place of an item that the other side does not have. */
    private @Nullable ItemList decideAlone(Item item, Side side) {
        ItemList list = item.at(side);
        if (!item.in(Side.BASE) || list == null) {
            return list;
        }
        boolean moved = list != item.at(Side.BASE) || (list.in(side.other()) != null && list.reordered(side, item));
        if (!moved) {
            return list;
        }
        removedAndMoved[item.number] = true;
        conflicts.addRemovedAndMoved(item);
        return decisions.winner(item.path()) == side ? list : null;
    }

    private static boolean moved(Item item, Side side) {
        ItemList list = item.at(side);
        return list != item.at(Side.BASE) || (list != null && list.reordered(side, item));
    }

    /** Rule M11: reports a ring and puts its items where the winner has them. */
    private void open(List<Item> ring) {
        List<Item> moved = ring.stream()
                .filter(item -> (item.in(Side.YOURS) && item.changedList(Side.YOURS))
                        || (item.in(Side.THEIRS) && item.changedList(Side.THEIRS))
                        || (item.inBoth() && item.at(Side.YOURS) != item.at(Side.THEIRS)))
                .sorted(Comparator.comparing(Item::path))
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        conflicts.addCycle(moved);
        Side winner = decisions.winner(moved.getFirst().path());
        for (Item item : ring) {
            // an item that only one side has has no other place; it stays in the ring's list
            if (item.inBoth()) {
                places[item.number] = item.at(winner);
            }
        }
    }

    private List<List<Item>> rings() {
        List<List<Item>> rings = new ArrayList<>();
        int[] walk = new int[places.length];
        for (Item start : items.all) {
            Item met = walkUp(start, walk, start.number + 1);
            if (met != null) {
                rings.add(ringOf(met));
            }
        }
        return rings;
    }

    /** Goes up from list to owner; the item at which this walk meets itself, else null. */
    private @Nullable Item walkUp(Item start, int[] walk, int name) {
        Item at = start;
        while (at.number >= 0 && walk[at.number] == 0) {
            walk[at.number] = name;
            ItemList list = of(at);
            if (list == null) {
                return null;
            }
            at = list.owner;
        }
        return at.number >= 0 && walk[at.number] == name ? at : null;
    }

    private List<Item> ringOf(Item start) {
        List<Item> ring = new ArrayList<>();
        Item at = start;
        do {
            ring.add(at);
            ItemList list = of(at);
            if (list == null) {
                throw new IllegalStateException("bug: a ring with an end");
            }
            at = list.owner;
        } while (at != start);
        return ring;
    }
}
