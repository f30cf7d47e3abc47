package dev.stet.draft;

import dev.stet.draft.ChangeResult.AttributedConflict;
import dev.stet.draft.ChangeResult.Stale;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.History;
import dev.stet.draft.history.Lineage;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.RevisionKind;
import dev.stet.jsonmerge.Conflict;
import dev.stet.jsonmerge.IdPath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers to stale changes: what both sides did, and who the other side is. */
final class Attribution {

    /** More revisions than this are not searched for the one that a conflict met; the current writer is named. */
    private static final int SEARCHED = 500;

    private final Change change;
    private final Draft current;
    private final List<Revision> since;
    private final Lineage lineage;

    private Attribution(Change change, Draft current, List<Revision> since, Lineage lineage) {
        this.change = change;
        this.current = current;
        this.since = since;
        this.lineage = lineage;
    }

    /** The base can't be had: an expected version that was there once is a conflict of everything. */
    static Stale baseUnavailable(Change change, Draft current, History history) {
        Attribution attribution = new Attribution(change, current, List.of(), history.lineage());
        boolean lost = isLost(change, history);
        if (!lost && change.expectedVersion() > current.version()) {
            return attribution.stale(List.of());
        }
        AttributedConflict everything = attribution.conflict(
                "", "base-unavailable", null, null, current.content().tree(), byCurrent(current));
        return new Stale(
                change.expectedVersion(),
                current,
                List.of(everything),
                lost,
                history.lineage().id());
    }

    /** Whether it is of the versions that the database no longer had when an older state of it was put back. */
    private static boolean isLost(Change change, History history) {
        long floor = history.lineage().floor();
        return change.expectedVersion() < floor
                && history.between(change.tenantId(), -1, floor, 1).stream()
                        .anyMatch(lastKept -> lastKept.version() < change.expectedVersion());
    }

    /** What each side has at the places where a clean merge breaks the rules. */
    static Stale invalidMerge(Change change, Decision.InvalidMerge merge, Draft current, History history) {
        Attribution attribution = of(change, current, history);
        return attribution.stale(merge.violations().stream()
                .map(violation -> attribution.conflict(
                        violation.path(),
                        "invalid-merge",
                        null,
                        IdPath.find(merge.wanted().tree(), violation.path()),
                        IdPath.find(current.content().tree(), violation.path())))
                .toList());
    }

    static Stale conflicts(Change change, List<Conflict> found, Draft current, History history) {
        if (found.isEmpty()) {
            return new Attribution(change, current, List.of(), history.lineage()).stale(List.of());
        }
        Attribution attribution = of(change, current, history);
        return attribution.stale(found.stream()
                .map(conflict -> attribution.conflict(
                        conflict.path(),
                        conflict.kind().wireName(),
                        conflict.base(),
                        conflict.yours(),
                        conflict.theirs()))
                .toList());
    }

    private static Attribution of(Change change, Draft current, History history) {
        List<Revision> since = history.between(change.tenantId(), change.expectedVersion(), Long.MAX_VALUE, SEARCHED);
        return new Attribution(change, current, since, history.lineage());
    }

    private Stale stale(List<AttributedConflict> conflicts) {
        return new Stale(change.expectedVersion(), current, conflicts, false, lineage.id());
    }

    /**
     * A list that was reordered is named by its own path, above those of its items. Who did that has changed none of
     * them, nor has who changed one of them reordered the list: either counts only when there is nobody else.
     */
    private Revision lastToTouch(String path) {
        Predicate<String> touches = changed -> IdPath.touch(changed, path);
        Predicate<String> reachesOutOfAList =
                changed -> !changed.equals(path) && isList(changed.length() < path.length() ? changed : path);
        return newest(touches.and(reachesOutOfAList.negate()))
                .or(() -> newest(touches))
                .orElseGet(() -> since.isEmpty() ? byCurrent(current) : since.getFirst());
    }

    private Optional<Revision> newest(Predicate<String> changed) {
        return since.stream()
                .filter(revision -> revision.changes().stream().anyMatch(changed))
                .findFirst();
    }

    private boolean isList(String path) {
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

    private AttributedConflict conflict(
            String path, String kind, @Nullable JsonNode base, @Nullable JsonNode yours, @Nullable JsonNode theirs) {
        return conflict(path, kind, base, yours, theirs, lastToTouch(path));
    }

    private AttributedConflict conflict(
            String path,
            String kind,
            @Nullable JsonNode base,
            @Nullable JsonNode yours,
            @Nullable JsonNode theirs,
            Revision other) {
        return new AttributedConflict(
                path, kind, base, yours, theirs, other.updatedBy(), other.updatedAt(), other.version(), isMine(other));
    }

    /** A tab may meet an earlier save of its own, whose answer it has not seen yet. */
    private boolean isMine(Revision other) {
        String mine = tab(change.client());
        return mine != null && other.updatedBy().equals(change.writer()) && Objects.equals(mine, tab(other.client()));
    }

    /** The part of {@code Stet-Client} before the counter. */
    private static @Nullable String tab(@Nullable String client) {
        return client == null ? null : client.replaceFirst("/[^/]*$", "");
    }
}
