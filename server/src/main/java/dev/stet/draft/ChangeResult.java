package dev.stet.draft;

import dev.stet.account.Writer;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.WriterCount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What became of a change. Stale is expected, so it is a value and no exception. */
public sealed interface ChangeResult {

    /**
     * The change is durable.
     *
     * @param version the draft's version now, or as it was when this request was first answered
     * @param content the content at that version
     * @param asSent whether the content is the one that was sent
     * @param overwrote the newest revisions that an overwriting save was saved over
     * @param overwrittenWriters all whose edits it was saved over
     * @param published what visitors see since a change that publishes; null for others
     * @param lineage see {@link dev.stet.draft.history.Lineage#id}
     */
    record Accepted(
            long version,
            Outcome outcome,
            Content content,
            boolean asSent,
            List<Revision> overwrote,
            List<WriterCount> overwrittenWriters,
            @Nullable Published published,
            String lineage)
            implements ChangeResult {

        static Accepted of(
                long version,
                Outcome outcome,
                Content content,
                boolean asSent,
                @Nullable Published published,
                String lineage) {
            return new Accepted(version, outcome, content, asSent, List.of(), List.of(), published, lineage);
        }

        Accepted overwriting(List<Revision> revisions, List<WriterCount> writers) {
            return new Accepted(version, outcome, content, asSent, revisions, writers, published, lineage);
        }
    }

    /**
     * It was based on a version that is not current, and nothing was changed.
     *
     * @param conflicts what both sides changed; empty when a merge would be clean
     * @param lost whether that version was given out and is gone since an older state of the database was put back
     * @param lineage see {@link dev.stet.draft.history.Lineage#id}
     */
    record Stale(long expectedVersion, Draft current, List<AttributedConflict> conflicts, boolean lost, String lineage)
            implements ChangeResult {}

    /** The content wanted breaks the rules, and nothing was changed. */
    record Invalid(List<Violation> violations) implements ChangeResult {}

    /** The content wanted has more than {@link JsonLimits#MAX_BYTES}, and nothing was changed. */
    record TooLarge() implements ChangeResult {}

    /** The key was used before, for something else, and nothing was changed. */
    record KeyReused(String key) implements ChangeResult {}

    /**
     * What should be brought back is not in the history, and nothing was changed.
     *
     * @param detail a sentence that names it
     */
    record NotInHistory(String detail) implements ChangeResult {
        static NotInHistory version(long version) {
            return new NotInHistory("Version " + version + " is not in the history.");
        }

        static NotInHistory release(int number) {
            return new NotInHistory("There is no release " + number + ".");
        }
    }

    /**
     * Two writers changed the same thing from the same base to different values; null is an absent value.
     *
     * @param path see {@link Violation#path}
     * @param kind as in spec/merge.md, or {@code invalid-merge}, {@code base-unavailable}
     * @param theirsBy who saved the other side, when, and as which version
     * @param theirsIsYours whether the other side is an earlier save of the same client
     */
    record AttributedConflict(
            String path,
            String kind,
            @Nullable JsonNode base,
            @Nullable JsonNode yours,
            @Nullable JsonNode theirs,
            Writer theirsBy,
            Instant theirsAt,
            long theirsVersion,
            boolean theirsIsYours) {}
}
