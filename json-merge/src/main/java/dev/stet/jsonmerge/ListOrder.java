package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Merges the order of one list, rules M19 to M23. */
final class ListOrder {
    private final ItemList list;
    private final BitSet members;

    /** The members that one side brings to the gap after a stable item, gap 0 being the start. */
    private record Run(List<List<Item>> gaps) {}

    ListOrder(ItemList list, BitSet members) {
        this.list = list;
        this.members = members;
    }

    /** The merged order; null if the two orders conflict. */
    @Nullable
    List<Item> merged() {
        List<Item> stable =
                list.items(Side.BASE).stream().filter(this::isStable).toList();
        Predicate<Item> anchor = this::isStable;
        Run yours = run(Side.YOURS, stable.size(), anchor, item -> comesFrom(item, Side.YOURS));
        Run theirs = run(Side.THEIRS, stable.size(), anchor, item -> comesFrom(item, Side.THEIRS));
        List<Item> result = new ArrayList<>();
        for (int gap = 0; gap <= stable.size(); gap++) {
            List<Item> a = yours.gaps().get(gap);
            List<Item> b = theirs.gaps().get(gap);
            if (!shared(a).equals(shared(b))) {
                return null;
            }
            weave(a, b, result);
            if (gap < stable.size()) {
                result.add(stable.get(gap));
            }
        }
        return keepsAllReorderings(result) ? result : null;
    }

    /** The order at an order conflict: the winner's, with the loser's other items near their neighbours. */
    List<Item> of(Side winner) {
        List<Item> anchors = list.items(winner).stream().filter(this::isCommon).toList();
        Side loser = winner.other();
        Run won = run(winner, anchors.size(), this::isCommon, item -> true);
        Run lost = run(loser, anchors.size(), this::isCommon, item -> !item.in(winner, list));
        List<Item> result = new ArrayList<>();
        weave(won.gaps().getFirst(), lost.gaps().getFirst(), result);
        Map<Item, Integer> losersGaps = losersGaps(loser);
        for (int i = 0; i < anchors.size(); i++) {
            result.add(anchors.get(i));
            int gap = losersGaps.getOrDefault(anchors.get(i), 0);
            weave(won.gaps().get(i + 1), lost.gaps().get(gap), result);
        }
        return result;
    }

    /** The gap after each common item in the loser's list: it has its own order of them. */
    private Map<Item, Integer> losersGaps(Side loser) {
        Map<Item, Integer> gaps = new HashMap<>();
        for (Item item : list.items(loser)) {
            if (isCommon(item)) {
                gaps.put(item, gaps.size() + 1);
            }
        }
        return gaps;
    }

    private Run run(Side side, int anchors, Predicate<Item> isAnchor, Predicate<Item> fromSide) {
        List<List<Item>> gaps = new ArrayList<>(anchors + 1);
        gaps.add(new ArrayList<>());
        for (Item item : list.items(side)) {
            if (isAnchor.test(item)) {
                gaps.add(new ArrayList<>());
            } else if (members.get(item.number) && fromSide.test(item)) {
                gaps.getLast().add(item);
            }
        }
        return new Run(gaps);
    }

    private boolean isCommon(Item item) {
        return members.get(item.number)
                && item.in(Side.BASE, list)
                && item.in(Side.YOURS, list)
                && item.in(Side.THEIRS, list);
    }

    private boolean isStable(Item item) {
        return isCommon(item) && !list.reordered(Side.YOURS, item) && !list.reordered(Side.THEIRS, item);
    }

    /** Whether an item that is not stable takes its position from this side, perhaps from both. */
    private boolean comesFrom(Item item, Side side) {
        return !isCommon(item) || list.reordered(side, item);
    }

    private boolean fromBoth(Item item) {
        if (isCommon(item)) {
            return list.reordered(Side.YOURS, item) && list.reordered(Side.THEIRS, item);
        }
        return item.in(Side.YOURS, list) && item.in(Side.THEIRS, list);
    }

    private List<Item> shared(List<Item> run) {
        return run.stream().filter(this::fromBoth).toList();
    }

    /** Joins two runs of one gap. Items in both runs cut them; between two cuts, the run with the smaller first id goes first. */
    private void weave(List<Item> a, List<Item> b, List<Item> out) {
        if (a.isEmpty() || b.isEmpty()) {
            out.addAll(a.isEmpty() ? b : a);
            return;
        }
        Set<Item> inB = new HashSet<>(b);
        int nextB = 0;
        List<Item> pieceA = new ArrayList<>();
        for (Item item : a) {
            if (inB.contains(item)) {
                int cut = b.subList(nextB, b.size()).indexOf(item) + nextB;
                addPieces(pieceA, b.subList(nextB, cut), out);
                out.add(item);
                pieceA.clear();
                nextB = cut + 1;
            } else {
                pieceA.add(item);
            }
        }
        addPieces(pieceA, b.subList(nextB, b.size()), out);
    }

    private void addPieces(List<Item> a, List<Item> b, List<Item> out) {
        boolean first = b.isEmpty() || (!a.isEmpty() && goesFirst(a, b));
        out.addAll(first ? a : b);
        out.addAll(first ? b : a);
    }

    /** Common members decide if both runs have some: other members may depend on who wins another conflict. */
    private boolean goesFirst(List<Item> a, List<Item> b) {
        Optional<Item> commonA = a.stream().filter(this::isCommon).findFirst();
        Optional<Item> commonB = b.stream().filter(this::isCommon).findFirst();
        boolean decide = commonA.isPresent() && commonB.isPresent();
        String idA = (decide ? commonA.get() : a.getFirst()).id;
        String idB = (decide ? commonB.get() : b.getFirst()).id;
        return idA.compareTo(idB) < 0;
    }

    /** Rule M22: each pair that a side reordered is in that side's order in the result. */
    private boolean keepsAllReorderings(List<Item> result) {
        if (!list.reorders(Side.YOURS) || !list.reorders(Side.THEIRS)) {
            // the result is in the order of the only side that has its own
            return true;
        }
        List<Item> common = result.stream().filter(this::isCommon).toList();
        int[] inBase = positions(common, Side.BASE);
        int[] inYours = positions(common, Side.YOURS);
        int[] inTheirs = positions(common, Side.THEIRS);
        long turned = Inversions.of(inBase);
        return Inversions.of(inYours) == turned - Inversions.between(inYours, inBase)
                && Inversions.of(inTheirs) == turned - Inversions.between(inTheirs, inBase);
    }

    private static int[] positions(List<Item> items, Side side) {
        return items.stream().mapToInt(item -> item.position(side)).toArray();
    }
}
