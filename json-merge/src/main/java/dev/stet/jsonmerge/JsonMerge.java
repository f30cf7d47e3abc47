package dev.stet.jsonmerge;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The three-way merge of JSON documents whose list items have ids. The rules are in spec/merge.md, cases for each in
 * spec/vectors. Arguments are never changed, and results may share parts with them: never change a tree that you passed in
 * or got back.
 */
public final class JsonMerge {
    private JsonMerge() {}

    /** Merges two versions that two writers made from the same base. */
    public static MergeResult merge(JsonNode base, JsonNode yours, JsonNode theirs) {
        Attempt.Outcome outcome = merge(new Items(base, yours, theirs));
        return outcome.conflicts().isEmpty()
                ? new Clean(outcome.tree())
                : new Conflicted(outcome.tree(), outcome.conflicts());
    }

    /**
     * The merge with its conflicts decided.
     *
     * @param choicesByPath a choice for the path of each conflict of {@code merge(base, yours, theirs)}
     * @throws ResolveException if a choice is missing, does not fit, or contradicts another one
     */
    public static JsonNode resolve(JsonNode base, JsonNode yours, JsonNode theirs, Map<String, Choice> choicesByPath) {
        var items = new Items(base, yours, theirs);
        Attempt.Outcome merged = merge(items);
        List<Conflict> conflicts = merged.conflicts();
        checkChoices(items, conflicts, choicesByPath);
        if (conflicts.isEmpty()) {
            return merged.tree();
        }
        Conflict first = conflicts.getFirst();
        if (first.kind() == ConflictKind.STRUCTURE
                || (first.kind() == ConflictKind.TOO_LARGE && first.path().isEmpty())) {
            return wholeDocument(items, choicesByPath);
        }
        Attempt.Outcome outcome = Attempt.merge(items, new Decisions(Side.THEIRS, choicesByPath, merged.partOf()));
        if (outcome == null) {
            throw new ResolveException(first.path(), "the choices contradict each other: an item would be in no list");
        }
        checkAllChosen(outcome.conflicts(), choicesByPath);
        checkIdsOnce(items, outcome.tree(), new HashSet<>(), first.path());
        return outcome.tree();
    }

    private static Attempt.Outcome merge(Items items) {
        try {
            return mergeWithinLimits(items);
        } catch (Conflicts.TooMany tooMany) {
            return whole(items, ConflictKind.TOO_LARGE);
        }
    }

    private static Attempt.Outcome mergeWithinLimits(Items items) {
        Attempt.Outcome outcome = Attempt.merge(items, Decisions.all(Side.THEIRS));
        if (outcome == null) {
            return whole(items, ConflictKind.STRUCTURE);
        }
        // the conflicts must not depend on the side, or a choice could lead to a conflict that was never shown
        if (!outcome.conflicts().isEmpty()
                && items.crossing()
                && !outcome.sameConflicts(Attempt.merge(items, Decisions.all(Side.YOURS)))) {
            return whole(items, ConflictKind.STRUCTURE);
        }
        return outcome;
    }

    private static Attempt.Outcome whole(Items items, ConflictKind kind) {
        var conflict = new Conflict(
                "", kind, items.document(Side.BASE), items.document(Side.YOURS), items.document(Side.THEIRS));
        return new Attempt.Outcome(items.document(Side.THEIRS), List.of(conflict), Map.of());
    }

    private static JsonNode wholeDocument(Items items, Map<String, Choice> choices) {
        var decisions = new Decisions(Side.THEIRS, choices, Map.of());
        JsonNode made = decisions.value("");
        return made != null ? made : items.document(decisions.winner(""));
    }

    private static void checkChoices(Items items, List<Conflict> conflicts, Map<String, Choice> choices) {
        SortedSet<String> left = new TreeSet<>(choices.keySet());
        for (Conflict conflict : conflicts) {
            String path = conflict.path();
            Choice choice = choices.get(path);
            if (choice == null) {
                throw new ResolveException(path, "not decided");
            }
            if (choice instanceof Choice.Value made) {
                checkValue(items, conflict, made.value());
            }
            left.remove(path);
        }
        if (!left.isEmpty()) {
            throw new ResolveException(left.first(), "there is no conflict to decide");
        }
    }

    /** Choices from both sides can together make a conflict that neither side alone made, and that was never shown. */
    private static void checkAllChosen(List<Conflict> conflicts, Map<String, Choice> choices) {
        for (Conflict conflict : conflicts) {
            if (!choices.containsKey(conflict.path())) {
                throw new ResolveException(conflict.path(), "the choices together make a new conflict");
            }
        }
    }

    private static void checkValue(Items items, Conflict conflict, JsonNode value) {
        if (!conflict.kind().allowsValue()) {
            throw new ResolveException(
                    conflict.path(), "a conflict of kind " + conflict.kind().wireName() + " takes one side");
        }
        String id = items.idAt(conflict.path());
        if (id != null && conflict.kind() != ConflictKind.ORDER && !id.equals(Ids.of(value))) {
            throw new ResolveException(conflict.path(), "the value must be an object with the id " + id);
        }
    }

    private static void checkIdsOnce(Items items, JsonNode value, Set<String> seen, String path) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> checkIdsOnce(items, member.getValue(), seen, path));
        } else if (value instanceof ArrayNode array && Ids.of(array) instanceof List<String> ids) {
            for (int i = 0; i < ids.size(); i++) {
                if (items.isTracked(ids.get(i)) && !seen.add(ids.get(i))) {
                    throw new ResolveException(path, "the item " + ids.get(i) + " would be there twice");
                }
                checkIdsOnce(items, array.get(i), seen, path);
            }
        }
    }
}
