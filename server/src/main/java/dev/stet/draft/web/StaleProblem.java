package dev.stet.draft.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.draft.ChangeResult;
import dev.stet.draft.history.Draft;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** A stale change as a problem, with everything that a client needs to resolve it. */
final class StaleProblem {

    private StaleProblem() {}

    static Problem of(ChangeResult.Stale stale, HttpStatus status) {
        Draft current = stale.current();
        return Problem.of(ProblemType.STALE_VERSION)
                .status(status)
                .detail(detail(stale))
                .with("expectedVersion", stale.expectedVersion())
                .with("currentVersion", current.version())
                .with("lineage", stale.lineage())
                .with("updatedBy", WriterAnswer.of(current.updatedBy()))
                .with("updatedAt", current.updatedAt())
                .with(
                        "conflicts",
                        stale.conflicts().stream().map(ConflictAnswer::of).toList())
                .with("current", current.content());
    }

    private static String detail(ChangeResult.Stale stale) {
        long version = stale.current().version();
        if (stale.lost()) {
            return "Version " + stale.expectedVersion()
                    + " was lost when an older state of Stet's database was put back;"
                    + " the draft is at version " + version + ". Nothing was changed. Read the draft again, compare it"
                    + " with what you have, and send what it lacks as a new change.";
        }
        if (stale.expectedVersion() > version) {
            return "There is no version " + stale.expectedVersion() + " yet: the draft is at version " + version
                    + ". Read it again and use the version that it names.";
        }
        String who = stale.current().updatedBy().name();
        String since = "The draft is at version " + version + ", last changed by " + who
                + ", and this is based on version " + stale.expectedVersion() + ". Nothing was changed. ";
        return since
                + (stale.conflicts().isEmpty()
                        ? "Read it again and send your change on top of it."
                        : "What both sides changed is in conflicts ("
                                + stale.conflicts().size() + ").");
    }

    /** A conflict as JSON; a side that has no value there has no member. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictAnswer(
            String path,
            String kind,
            @Nullable JsonNode base,
            @Nullable JsonNode yours,
            @Nullable JsonNode theirs,
            WriterAnswer theirsBy,
            Instant theirsAt,
            long theirsVersion,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean theirsIsYours) {

        static ConflictAnswer of(ChangeResult.AttributedConflict conflict) {
            return new ConflictAnswer(
                    conflict.path(),
                    conflict.kind(),
                    conflict.base(),
                    conflict.yours(),
                    conflict.theirs(),
                    WriterAnswer.of(conflict.theirsBy()),
                    conflict.theirsAt(),
                    conflict.theirsVersion(),
                    conflict.theirsIsYours());
        }
    }
}
