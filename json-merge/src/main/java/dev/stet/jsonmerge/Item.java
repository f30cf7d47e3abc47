package dev.stet.jsonmerge;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An element of an identified list, in all versions that have it: the keys of rule M4. The root is one too. */
final class Item {
    final String id;
    /** Whether it is the same item in whatever list it stands, rule M3. */
    final boolean tracked;

    final int number;
    /** The lists directly in it, by the member names that lead there. */
    private Map<String, ItemList> lists = Map.of();

    private final @Nullable ItemList[] at = new @Nullable ItemList[3];
    private final @Nullable ObjectNode[] values = new @Nullable ObjectNode[3];
    private final int[] positions = new int[3];
    private @Nullable String path;

    Item(String id, boolean tracked, int number) {
        this.id = id;
        this.tracked = tracked;
        this.number = number;
    }

    static Item root() {
        return new Item("", true, -1);
    }

    private boolean isRoot() {
        return number < 0;
    }

    void stand(Side side, ItemList list, int position, ObjectNode value) {
        at[side.ordinal()] = list;
        positions[side.ordinal()] = position;
        values[side.ordinal()] = value;
    }

    Collection<ItemList> lists() {
        return lists.values();
    }

    /** The list at the pointer; null if no version has an identified list there. */
    @Nullable
    ItemList findList(String pointer) {
        return lists.get(pointer);
    }

    boolean hasLists() {
        return !lists.isEmpty();
    }

    ItemList list(String pointer) {
        if (lists.isEmpty()) {
            lists = new HashMap<>(4);
        }
        return lists.computeIfAbsent(pointer, key -> new ItemList(this, key));
    }

    boolean in(Side side) {
        return at[side.ordinal()] != null;
    }

    boolean inBoth() {
        return in(Side.YOURS) && in(Side.THEIRS);
    }

    boolean in(Side side, ItemList list) {
        return at[side.ordinal()] == list;
    }

    /** The list that it stands in; null where it is absent. */
    @Nullable
    ItemList at(Side side) {
        return at[side.ordinal()];
    }

    @Nullable
    ObjectNode value(Side side) {
        return values[side.ordinal()];
    }

    int position(Side side) {
        return positions[side.ordinal()];
    }

    /** The only side that has it. */
    Side onlySide() {
        return in(Side.YOURS) ? Side.YOURS : Side.THEIRS;
    }

    /** Whether the side, which has it, has it in another list than base has it. */
    boolean changedList(Side side) {
        return in(Side.BASE) && at(side) != at(Side.BASE);
    }

    boolean isInDifferentLists() {
        return (inBoth() && at(Side.YOURS) != at(Side.THEIRS))
                || (in(Side.YOURS) && changedList(Side.YOURS))
                || (in(Side.THEIRS) && changedList(Side.THEIRS));
    }

    /** The path in conflicts, rule M5. */
    String path() {
        String known = path;
        if (known == null) {
            known = isRoot() ? "" : findPath();
            path = known;
        }
        return known;
    }

    private String findPath() {
        ItemList base = at(Side.BASE);
        if (base != null) {
            return Pointer.child(base.path(), id);
        }
        ItemList yours = at(Side.YOURS);
        ItemList theirs = at(Side.THEIRS);
        if (yours != null && theirs != null && yours != theirs) {
            String a = pathIn(Side.YOURS);
            String b = pathIn(Side.THEIRS);
            return a.compareTo(b) < 0 ? a : b;
        }
        ItemList list = yours != null ? yours : theirs;
        if (list == null) {
            throw new IllegalStateException("bug: an item without list");
        }
        return Pointer.child(list.path(), id);
    }

    /** The path as it is in one version, which has the item. */
    private String pathIn(Side side) {
        ItemList list = at(side);
        return list == null ? "" : Pointer.child(list.owner.pathIn(side) + list.pointer, id);
    }
}
