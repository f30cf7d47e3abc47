package dev.stet.draft.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.draft.ChangeResult;
import dev.stet.draft.Outcome;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.WriterCount;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.http.VersionTag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What became of a change, as HTTP. */
public final class ChangeAnswer {

    private ChangeAnswer() {}

    /**
     * An accepted change.
     *
     * @param content there when it differs from what was sent
     * @param overwritten the newest revisions that an overwriting save was saved over; each can be restored
     * @param overwrittenBy all writers of such revisions, with how many they made
     * @param lineage names the line of history that the version belongs to
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Body(
            long version,
            Outcome outcome,
            @Nullable Content content,
            List<Overwritten> overwritten,
            List<OverwrittenBy> overwrittenBy,
            String lineage) {}

    record OverwrittenBy(WriterAnswer writer, long revisions, long newestVersion) {
        static OverwrittenBy of(WriterCount count) {
            return new OverwrittenBy(WriterAnswer.of(count.writer()), count.revisions(), count.newest());
        }
    }

    /** Whose edit was overwritten. */
    record Overwritten(long version, WriterAnswer updatedBy, Instant updatedAt) {
        static Overwritten of(Revision revision) {
            return new Overwritten(revision.version(), WriterAnswer.of(revision.updatedBy()), revision.updatedAt());
        }
    }

    /**
     * The answer to a change of any kind.
     *
     * @param stale 409 when the version was named in the body, 412 when in If-Match
     */
    public static ResponseEntity<?> of(ChangeResult result, HttpStatus stale, boolean alwaysWithContent) {
        if (!(result instanceof ChangeResult.Accepted accepted)) {
            return refusal(result, stale);
        }
        boolean withContent = alwaysWithContent || !accepted.asSent();
        Body answer = new Body(
                accepted.version(),
                accepted.outcome(),
                withContent ? accepted.content() : null,
                accepted.overwrote().stream().map(Overwritten::of).toList(),
                accepted.overwrittenWriters().stream().map(OverwrittenBy::of).toList(),
                accepted.lineage());
        return ResponseEntity.ok().eTag(VersionTag.of(accepted.version())).body(answer);
    }

    /** The problem that says why nothing was changed. */
    public static ResponseEntity<?> refusal(ChangeResult result, HttpStatus stale) {
        return switch (result) {
            case ChangeResult.Stale refused -> StaleProblem.of(refused, stale).response();
            case ChangeResult.Invalid invalid ->
                Problem.of(ProblemType.INVALID_CONTENT)
                        .detail(
                                invalid.violations().size() == 1
                                        ? invalid.violations().getFirst().message()
                                        : invalid.violations().size() + " values break the rules; nothing was saved.")
                        .with("errors", invalid.violations())
                        .response();
            case ChangeResult.TooLarge tooLarge ->
                Problem.of(ProblemType.TOO_LARGE)
                        .detail("The content would have more than 1 MiB. Nothing was saved.")
                        .response();
            case ChangeResult.KeyReused reused ->
                Problem.of(ProblemType.KEY_REUSED)
                        .detail("The Idempotency-Key " + reused.key()
                                + " was used for another request. Nothing was changed.")
                        .response();
            case ChangeResult.NotInHistory missing ->
                Problem.of(ProblemType.NOT_FOUND).detail(missing.detail()).response();
            case ChangeResult.Accepted accepted -> throw new IllegalArgumentException("not refused: " + accepted);
        };
    }
}
