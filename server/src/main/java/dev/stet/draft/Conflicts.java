package dev.stet.draft;

import dev.stet.draft.ChangeResult.AttributedConflict;
import dev.stet.draft.ChangeResult.Stale;
import dev.stet.jsonmerge.Conflict;
import dev.stet.jsonmerge.Conflicted;
import dev.stet.jsonmerge.JsonMerge;
import dev.stet.jsonmerge.MergeResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers to stale changes: what both sides did, and who the other side is. */
@Component
class Conflicts {

    /** More revisions than this are not searched for the one that a conflict met; the current writer is named. */
    private static final int SEARCHED = 500;

    private final RevisionTable revisions;

    Conflicts(RevisionTable revisions) {
        this.revisions = revisions;
    }

    /** What a merge would find; nothing when it would be clean. */
    Stale between(Change change, Content base, Content wanted, Draft current) {
        MergeResult merged =
                JsonMerge.merge(base.tree(), wanted.tree(), current.content().tree());
        return merged instanceof Conflicted conflicted
                ? attribute(change, current, conflicted.conflicts())
                : none(change, current);
    }

    Stale none(Change change, Draft current) {
        return new Stale(change.expectedVersion(), current, List.of());
    }

    /** The base can't be had: an expected version that was thinned away is a conflict of everything. */
    Stale withoutBase(Change change, Draft current) {
        if (change.expectedVersion() > current.version()) {
            return none(change, current);
        }
        return new Stale(
                change.expectedVersion(),
                current,
                List.of(conflict(
                        "", "base-unavailable", null, null, current.content().tree(), byCurrent(current))));
    }

    /** A clean merge whose result breaks the rules: what each side has at the places that do. */
    Stale invalidMerge(Change change, Content wanted, Draft current, List<Violation> violations) {
        List<Revision> since = since(change, current);
        return new Stale(
                change.expectedVersion(),
                current,
                violations.stream()
                        .map(violation -> conflict(
                                violation.path(),
                                "invalid-merge",
                                null,
                                IdPath.find(wanted.tree(), violation.path()),
                                IdPath.find(current.content().tree(), violation.path()),
                                lastToTouch(violation.path(), since, current)))
                        .toList());
    }

    Stale attribute(Change change, Draft current, List<Conflict> found) {
        List<Revision> since = since(change, current);
        return new Stale(
                change.expectedVersion(),
                current,
                found.stream()
                        .map(conflict -> conflict(
                                conflict.path(),
                                conflict.kind().wireName(),
                                conflict.base(),
                                conflict.yours(),
                                conflict.theirs(),
                                lastToTouch(conflict.path(), since, current)))
                        .toList());
    }

    private List<Revision> since(Change change, Draft current) {
        return revisions.newestAfter(change.tenantId(), change.expectedVersion(), SEARCHED);
    }

    /**
     * A list that was reordered is named by its own path, above those of its items. Who did that has changed none of
     * them, nor has who changed one of them reordered the list: either counts only when there is nobody else.
     */
    private static Revision lastToTouch(String path, List<Revision> newestFirst, Draft current) {
        Predicate<String> touches = changed -> IdPath.touch(changed, path);
        Predicate<String> reachesOutOfAList =
                changed -> !changed.equals(path) && isList(changed.length() < path.length() ? changed : path, current);
        return newest(newestFirst, touches.and(reachesOutOfAList.negate()))
                .or(() -> newest(newestFirst, touches))
                .orElseGet(() -> newestFirst.isEmpty() ? byCurrent(current) : newestFirst.getFirst());
    }

    private static Optional<Revision> newest(List<Revision> newestFirst, Predicate<String> changed) {
        return newestFirst.stream()
                .filter(revision -> revision.changes().stream().anyMatch(changed))
                .findFirst();
    }

    private static boolean isList(String path, Draft current) {
        JsonNode there = IdPath.find(current.content().tree(), path);
        return there != null && there.isArray();
    }

    private static Revision byCurrent(Draft current) {
        return new Revision(
                current.version(),
                current.version(),
                RevisionKind.SAVE,
                current.updatedAt(),
                current.updatedBy(),
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static AttributedConflict conflict(
            String path,
            String kind,
            @Nullable JsonNode base,
            @Nullable JsonNode yours,
            @Nullable JsonNode theirs,
            Revision other) {
        return new AttributedConflict(
                path, kind, base, yours, theirs, other.updatedBy(), other.updatedAt(), other.version());
    }
}
