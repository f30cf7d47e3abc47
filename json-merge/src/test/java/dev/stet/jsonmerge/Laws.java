package dev.stet.jsonmerge;

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

/** What must hold for every triple, rule M34; a broken law is an AssertionError that says which. */
final class Laws {
    private final JsonNode base;
    private final JsonNode yours;
    private final JsonNode theirs;

    private Laws(Triple triple) {
        this.base = triple.base();
        this.yours = triple.yours();
        this.theirs = triple.theirs();
    }

    /** Checks all laws; says what kind of merge it was. */
    static MergeResult check(Triple triple) {
        String before = triple.toString();
        MergeResult result = new Laws(triple).check();
        law("arguments stay as they were", before.equals(triple.toString()));
        return result;
    }

    private MergeResult check() {
        MergeResult result = JsonMerge.merge(base, yours, theirs);
        unchangedSides();
        swapped(result);
        sharedParts(result);
        absentListsAreEmpty();
        nothingUnexplained(result);
        resolved(result);
        patches();
        return result;
    }

    private void unchangedSides() {
        clean("merge(b, y, b) = y", JsonMerge.merge(base, yours, base), yours);
        clean("merge(b, b, t) = t", JsonMerge.merge(base, base, theirs), theirs);
        clean("merge(b, y, y) = y", JsonMerge.merge(base, yours, yours), yours);
    }

    private void swapped(MergeResult result) {
        MergeResult swapped = JsonMerge.merge(base, theirs, yours);
        if (result instanceof Conflicted) {
            law("conflicts are mirrored", conflicts(result).equals(mirrored(swapped)));
            same("all yours = theirs of the mirror", swapped.tree(), resolveAll(result, Choice.yours()));
            same("all theirs = the tree", result.tree(), resolveAll(result, Choice.theirs()));
            distinctPaths(conflicts(result));
        } else {
            clean("the clean tree does not depend on the side", swapped, result.tree());
        }
    }

    /** Versions that share with base what they did not change, as patched ones do, are merged with less looking. */
    private void sharedParts(MergeResult result) {
        JsonNode sharingYours = JsonPatch.apply(base, JsonDiff.diff(base, yours));
        JsonNode sharingTheirs = JsonPatch.apply(base, JsonDiff.diff(base, theirs));
        MergeResult sharing = JsonMerge.merge(base, sharingYours, sharingTheirs);
        same("the tree does not depend on shared parts", sharing.tree(), result.tree());
        law("conflicts do not depend on shared parts", written(sharing).equals(written(result)));
    }

    /** Rule M13: a list that base lacks merges like one that is empty in base. */
    private void absentListsAreEmpty() {
        if (!(base instanceof ObjectNode object)) {
            return;
        }
        for (String name : List.of("l", "m")) {
            if (isIdentified(yours.get(name)) && isIdentified(theirs.get(name))) {
                MergeResult absent = JsonMerge.merge(object.deepCopy().without(name), yours, theirs);
                MergeResult empty = JsonMerge.merge(
                        object.deepCopy().set(name, JsonNodeFactory.instance.arrayNode()), yours, theirs);
                same("an absent list is an empty list", absent.tree(), empty.tree());
                law(
                        "with the same conflicts",
                        isAboutTheDocument(absent) || written(absent).equals(written(empty)));
            }
        }
    }

    private static boolean isIdentified(@Nullable JsonNode value) {
        return value instanceof ArrayNode array && Ids.of(array) != null;
    }

    /** Such a conflict holds base itself. */
    private static boolean isAboutTheDocument(MergeResult result) {
        return conflicts(result).stream().anyMatch(conflict -> conflict.path().isEmpty());
    }

    private static void distinctPaths(List<Conflict> conflicts) {
        for (int i = 1; i < conflicts.size(); i++) {
            law(
                    "paths are sorted and distinct",
                    conflicts.get(i - 1).path().compareTo(conflicts.get(i).path()) < 0);
        }
    }

    private JsonNode resolveAll(MergeResult result, Choice choice) {
        Map<String, Choice> choices = new HashMap<>();
        conflicts(result).forEach(conflict -> choices.put(conflict.path(), choice));
        return JsonMerge.resolve(base, yours, theirs, choices);
    }

    /** Alternating choices either give a document or are refused; they never lose an item that both sides have. */
    private void resolved(MergeResult result) {
        List<Conflict> conflicts = conflicts(result);
        if (conflicts.size() < 2) {
            return;
        }
        Map<String, Choice> choices = new HashMap<>();
        for (int i = 0; i < conflicts.size(); i++) {
            choices.put(conflicts.get(i).path(), i % 2 == 0 ? Choice.yours() : Choice.theirs());
        }
        try {
            JsonNode tree = JsonMerge.resolve(base, yours, theirs, choices);
            Items items = new Items(base, yours, theirs);
            Set<String> ids = ids(tree);
            for (Item item : items.all) {
                law("resolving keeps " + item.id, !item.tracked || !item.inBoth() || ids.contains(item.id));
            }
        } catch (ResolveException refused) {
            law("a refusal has a reason", refused.getMessage() != null);
        }
    }

    private void nothingUnexplained(MergeResult result) {
        Items items = new Items(base, yours, theirs);
        Set<String> ids = ids(result.tree());
        StringBuilder values = new StringBuilder();
        conflicts(result).forEach(conflict -> values.append(CanonicalJson.write(conflict.toJson())));
        for (Item item : items.all) {
            if (!item.tracked) {
                continue;
            }
            boolean there = ids.contains(item.id);
            boolean inConflict = values.indexOf('"' + item.id + '"') >= 0 || conflictAt(result, item);
            law(item.id + " is in both, so it is in the tree", there || !item.inBoth());
            if (!item.inBoth() && (item.in(Side.YOURS) || item.in(Side.THEIRS))) {
                boolean added = !item.in(Side.BASE);
                law(item.id + " was added, so it is there or in a conflict", there || inConflict || !added);
                law(item.id + " was removed, so it is gone or in a conflict", !there || inConflict || added);
            } else if (!item.inBoth()) {
                law(item.id + " is in neither, so it is gone", !there);
            }
        }
        members(items, result);
        if (result instanceof Clean) {
            placesAndOrders(items, result.tree());
        }
    }

    /** In a clean merge every move and every reordering of either side is in the tree. */
    private void placesAndOrders(Items items, JsonNode tree) {
        Map<String, List<String>> orders = new HashMap<>();
        listOf(tree, orders);
        for (Item item : items.all) {
            if (!item.tracked || !item.inBoth() || !item.in(Side.BASE)) {
                continue;
            }
            List<String> now = orders.getOrDefault(item.id, List.of());
            for (Side side : List.of(Side.YOURS, Side.THEIRS)) {
                ItemList list = item.at(side);
                law(item.id + " is where " + side + " moved it", list == null || sharesList(now, list, side, item));
            }
        }
        orders.values().forEach(now -> order(items, now));
    }

    /** Whether the item did not move, or stands beside what stands in its new list and was not moved itself. */
    private static boolean sharesList(List<String> now, ItemList list, Side side, Item item) {
        if (!item.changedList(side) || item.at(side.other()) == list) {
            return true;
        }
        return list.items(side).stream()
                .filter(neighbour -> neighbour.tracked && neighbour.inBoth())
                .filter(neighbour -> neighbour.at(Side.YOURS) == list && neighbour.at(Side.THEIRS) == list)
                .allMatch(neighbour -> now.contains(neighbour.id));
    }

    private static void order(Items items, List<String> now) {
        List<Item> known = items.all.stream()
                .filter(item -> item.tracked && item.inBoth() && item.in(Side.BASE) && now.contains(item.id))
                .toList();
        for (Item a : known) {
            for (Item b : known) {
                pair(a, b, now);
            }
        }
    }

    private static void pair(Item a, Item b, List<String> now) {
        ItemList list = a.at(Side.BASE);
        for (Side side : List.of(Side.YOURS, Side.THEIRS)) {
            boolean sameList = a.at(side) == list && b.at(side) == list && b.at(Side.BASE) == list;
            boolean stays = a.at(side.other()) == list && b.at(side.other()) == list;
            boolean turned = a.position(Side.BASE) < b.position(Side.BASE) && a.position(side) > b.position(side);
            law(
                    a.id + " is after " + b.id + " as " + side + " put it",
                    !(sameList && stays && turned) || now.indexOf(a.id) > now.indexOf(b.id));
        }
    }

    /** For each item of the tree the ids of its list. */
    private static void listOf(JsonNode value, Map<String, List<String>> orders) {
        if (value instanceof ArrayNode array && Ids.of(array) instanceof List<String> ids) {
            ids.forEach(id -> orders.put(id, ids));
        }
        if (value.isContainer()) {
            value.values().forEach(child -> listOf(child, orders));
        }
    }

    private static boolean conflictAt(MergeResult result, Item item) {
        return conflicts(result).stream()
                .anyMatch(conflict -> conflict.path().equals(item.path()) || conflict.kind() == ConflictKind.STRUCTURE);
    }

    /** Every plain member that one side alone changed, in an item that all have, is as that side has it. */
    private void members(Items items, MergeResult result) {
        Map<String, JsonNode> merged = new HashMap<>();
        collect(result.tree(), merged);
        if (conflicts(result).stream().anyMatch(conflict -> conflict.kind() == ConflictKind.STRUCTURE)) {
            return;
        }
        for (Item item : items.all) {
            JsonNode now = merged.get(item.id);
            if (item.tracked && item.in(Side.BASE) && item.inBoth() && now != null) {
                for (String name : List.of("n", "s", "__proto__")) {
                    member(item, name, now.get(name));
                }
            }
        }
    }

    private static void member(Item item, String name, @Nullable JsonNode merged) {
        JsonNode b = memberOf(item, Side.BASE, name);
        JsonNode y = memberOf(item, Side.YOURS, name);
        JsonNode t = memberOf(item, Side.THEIRS, name);
        if (holdsItems(b) || holdsItems(y) || holdsItems(t)) {
            return;
        }
        String what = "member " + name + " of " + item.id;
        if (CanonicalJson.equal(b, t)) {
            law(what + " as yours has it", CanonicalJson.equal(merged, y));
        } else if (CanonicalJson.equal(b, y)) {
            law(what + " as theirs has it", CanonicalJson.equal(merged, t));
        }
    }

    private static boolean holdsItems(@Nullable JsonNode value) {
        return value != null && value.isContainer() && !value.isEmpty();
    }

    private static @Nullable JsonNode memberOf(Item item, Side side, String name) {
        JsonNode value = item.value(side);
        return value == null ? null : value.get(name);
    }

    private void patches() {
        JsonNode patch = JsonDiff.diff(yours, theirs);
        same("apply(y, diff(y, t)) = t", JsonPatch.apply(yours, patch), theirs);
        same("invert undoes", JsonPatch.apply(theirs, JsonPatch.invert(yours, patch)), yours);
        same("parse(write(y)) = y", CanonicalJson.parse(CanonicalJson.write(yours)), yours);
    }

    private static List<Conflict> conflicts(MergeResult result) {
        return result instanceof Conflicted conflicted ? conflicted.conflicts() : List.of();
    }

    private static List<String> written(MergeResult result) {
        return conflicts(result).stream()
                .map(conflict -> CanonicalJson.write(conflict.toJson()))
                .toList();
    }

    private static List<Conflict> mirrored(MergeResult result) {
        return conflicts(result).stream()
                .map(c -> new Conflict(c.path(), c.kind(), c.base(), c.theirs(), c.yours()))
                .toList();
    }

    private static Set<String> ids(JsonNode tree) {
        Set<String> ids = new HashSet<>();
        Map<String, JsonNode> items = new HashMap<>();
        collect(tree, items);
        ids.addAll(items.keySet());
        return ids;
    }

    private static void collect(JsonNode value, Map<String, JsonNode> items) {
        String id = Ids.of(value);
        if (id != null) {
            items.put(id, value);
        }
        if (value.isContainer()) {
            value.values().forEach(child -> collect(child, items));
        }
    }

    private static void clean(String law, MergeResult result, JsonNode expected) {
        law(law + ", without conflicts", result instanceof Clean);
        same(law, result.tree(), expected);
    }

    private static void same(String law, JsonNode actual, JsonNode expected) {
        law(law, CanonicalJson.equal(actual, expected));
    }

    private static void law(String law, boolean holds) {
        if (!holds) {
            throw new AssertionError(law);
        }
    }
}
