package dev.stet.jsonmerge;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One merge under given decisions, with at most one round of withdrawals: rules M32 and M33. */
final class Attempt {
    private final Items items;
    private final Decisions decisions;
    private final Places places;
    private Conflicts conflicts = new Conflicts();

    /** @param partOf for the path of a conflict that is not reported because it is part of another one: that one's path */
    record Outcome(JsonNode tree, List<Conflict> conflicts, Map<String, String> partOf) {
        boolean sameConflicts(@Nullable Outcome other) {
            return other != null && written(conflicts).equals(written(other.conflicts));
        }

        private static List<String> written(List<Conflict> conflicts) {
            return conflicts.stream()
                    .map(conflict -> CanonicalJson.write(conflict.toJson()))
                    .toList();
        }
    }

    private Attempt(Items items, Decisions decisions) {
        this.items = items;
        this.decisions = decisions;
        places = new Places(items, decisions, conflicts);
    }

    /** The merge; null if the moves and removals cannot be taken apart. */
    static @Nullable Outcome merge(Items items, Decisions decisions) {
        return new Attempt(items, decisions).run();
    }

    private @Nullable Outcome run() {
        if (places.hasRing()) {
            return null;
        }
        JsonNode tree = items.crossing() ? buildAndWithdraw() : build(merger());
        List<Conflict> all = tree == null ? List.of() : conflicts.sorted();
        return tree == null || pathTwice(all) ? null : new Outcome(tree, all, conflicts.partOf());
    }

    /** Builds the tree, once more if items are missing from it; null if they are missing then. */
    private @Nullable JsonNode buildAndWithdraw() {
        Conflicts decidedPlaces = conflicts.copy();
        Merger merger = merger();
        JsonNode tree = build(merger);
        List<Item> missing = missingFromBoth(merger);
        if (!missing.isEmpty()) {
            missing.forEach(places::withdraw);
            places.checkRings();
            if (places.hasRing()) {
                return null;
            }
            conflicts = decidedPlaces;
            merger = merger();
            tree = build(merger);
        }
        boolean lost = !missingFromBoth(merger).isEmpty() || lostByAccident(merger);
        return lost || isDeeper(tree, JsonReader.MAX_DEPTH) ? null : tree;
    }

    private Merger merger() {
        return new Merger(items.crossing(), places, decisions, conflicts);
    }

    private static boolean pathTwice(List<Conflict> sorted) {
        return IntStream.range(1, sorted.size())
                .anyMatch(i -> sorted.get(i - 1).path().equals(sorted.get(i).path()));
    }

    /** Moves of both sides together can nest deeper than either side did. */
    private static boolean isDeeper(JsonNode node, int depth) {
        if (!node.isContainer()) {
            return false;
        }
        return depth == 0 || node.values().stream().anyMatch(inner -> isDeeper(inner, depth - 1));
    }

    private JsonNode build(Merger merger) {
        JsonNode tree = merger.slot(
                Spot.at(items.root),
                items.document(Side.BASE),
                items.document(Side.YOURS),
                items.document(Side.THEIRS));
        if (tree == null) {
            throw new IllegalStateException("bug: no document");
        }
        return tree;
    }

    private List<Item> missingFromBoth(Merger merger) {
        Conflicts found = conflicts;
        return items.all.stream()
                .filter(item -> item.inBoth() && !merger.reached(item) && !found.isReplaced(item))
                .toList();
    }

    /** Whether something that one side added or moved is neither in the tree nor in a conflict. */
    private boolean lostByAccident(Merger merger) {
        for (Item item : items.all) {
            if (item.inBoth() || places.of(item) == null || merger.reached(item)) {
                continue;
            }
            boolean added = !item.in(Side.BASE) || places.removedAndMoved(item);
            if (added && !conflicts.covers(item, item.onlySide())) {
                return true;
            }
        }
        return false;
    }
}
