package dev.stet.draft;

import dev.stet.account.Writer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What became of a change. Stale is expected, so it is a value and no exception. */
public sealed interface ChangeResult {

    /**
     * It stands.
     *
     * @param version the draft's version now, or as it was when this request was first answered
     * @param content the content at that version
     * @param asSent whether the content is the one that was sent
     * @param overwrote the revisions that an overwriting save was saved over
     * @param published what visitors see since a change that publishes; null for others
     */
    record Accepted(
            long version,
            Outcome outcome,
            Content content,
            boolean asSent,
            List<Revision> overwrote,
            @Nullable Published published)
            implements ChangeResult {

        /** By the revision that it made. */
        static Accepted as(NextRevision made, Content wanted, List<Revision> overwrote) {
            return new Accepted(
                    made.version(),
                    made.outcome(),
                    made.content(),
                    made.content().equals(wanted),
                    overwrote,
                    made.release() == null ? null : new Published(made.release(), made.version()));
        }
    }

    /**
     * It was based on a version that is not current, and nothing was changed.
     *
     * @param conflicts what both sides changed; empty when a merge would be clean
     */
    record Stale(long expectedVersion, Draft current, List<AttributedConflict> conflicts) implements ChangeResult {}

    /** The content wanted breaks the rules, and nothing was changed. */
    record Invalid(List<Violation> violations) implements ChangeResult {}

    /** The content wanted has more than {@link JsonLimits#MAX_BYTES}, and nothing was changed. */
    record TooLarge() implements ChangeResult {}

    /** The key was used before, for something else, and nothing was changed. */
    record KeyReused(String key) implements ChangeResult {}

    /**
     * Two writers changed the same thing from the same base to different values; null is an absent value.
     *
     * @param path see {@link Violation#path}
     * @param kind as in spec/merge.md, or {@code invalid-merge}, {@code base-unavailable}
     * @param theirsBy who saved the other side, when, and as which version
     */
    record AttributedConflict(
            String path,
            String kind,
            @Nullable JsonNode base,
            @Nullable JsonNode yours,
            @Nullable JsonNode theirs,
            Writer theirsBy,
            Instant theirsAt,
            long theirsVersion) {}
}
