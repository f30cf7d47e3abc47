package dev.stet.jsonmerge;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An identified list in all versions that have it at this address, rule M4. */
final class ItemList {
    final Item owner;
    /** The members that lead from the owner to the list. */
    final String pointer;
    /** Items that are the same only within this list. */
    final Map<String, Item> untracked = new HashMap<>(0);

    private final @Nullable List<Item>[] items;
    private final @Nullable BitSet[] moved = new @Nullable BitSet[3];

    @SuppressWarnings({"unchecked", "rawtypes"})
    ItemList(Item owner, String pointer) {
        this.owner = owner;
        this.pointer = pointer;
        this.items = (List<Item>[]) new List[3];
    }

    void set(Side side, List<Item> list) {
        items[side.ordinal()] = list;
    }

    /** The items in the order of that version; null if it has no identified list here. */
    @Nullable
    List<Item> in(Side side) {
        return items[side.ordinal()];
    }

    /** The items in the order of that version, which has the list; a list that base lacks counts as empty, rule M13. */
    List<Item> items(Side side) {
        List<Item> list = items[side.ordinal()];
        if (list == null && side == Side.BASE) {
            return List.of();
        }
        if (list == null) {
            throw new IllegalStateException("bug: no list in " + side);
        }
        return list;
    }

    boolean inBoth() {
        return in(Side.YOURS) != null && in(Side.THEIRS) != null;
    }

    /** Whether all versions have the same items here in the same order. */
    boolean isSameInAll() {
        List<Item> base = items(Side.BASE);
        return base.equals(items(Side.YOURS)) && base.equals(items(Side.THEIRS));
    }

    String path() {
        return owner.path() + pointer;
    }

    /** Whether the side reordered the item within this list, rule M6; base and the side have it here. */
    boolean reordered(Side side, Item item) {
        return moved(side).get(item.position(side));
    }

    /** Whether the side reordered anything in this list. */
    boolean reorders(Side side) {
        return !moved(side).isEmpty();
    }

    private BitSet moved(Side side) {
        BitSet known = moved[side.ordinal()];
        if (known == null) {
            known = findMoved(items(side), items(Side.BASE).size());
            moved[side.ordinal()] = known;
        }
        return known;
    }

    /** Positions in the side's list. */
    private BitSet findMoved(List<Item> list, int baseSize) {
        int[] positions = new int[Math.min(list.size(), baseSize)];
        int[] ranks = new int[positions.length];
        int size = 0;
        for (int i = 0; i < list.size(); i++) {
            Item item = list.get(i);
            if (item.in(Side.BASE, this)) {
                positions[size] = i;
                ranks[size++] = item.position(Side.BASE);
            }
        }
        BitSet kept = LongestIncreasing.positions(Arrays.copyOf(ranks, size));
        var result = new BitSet(list.size());
        for (int i = 0; i < size; i++) {
            if (!kept.get(i)) {
                result.set(positions[i]);
            }
        }
        return result;
    }
}
