package dev.stet.draft;

import dev.stet.account.Writer;
import dev.stet.draft.history.IdempotencyKey;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a writer asks for: an edit of the content at the version that it names.
 *
 * @param edit from the content at expectedVersion to the content wanted; must not change its argument. What it
 *     throws reaches the caller, and nothing is written.
 * @param onConflict what to do when expectedVersion is no longer current
 * @param client see {@link dev.stet.draft.history.Revision#client}
 */
public record Change(
        long tenantId,
        long expectedVersion,
        UnaryOperator<JsonNode> edit,
        OnConflict onConflict,
        Writer writer,
        @Nullable String client,
        @Nullable IdempotencyKey key) {

    /** A change that takes its content from the history, for {@link Drafts#restore}. */
    public static Change restoring(
            long tenantId, long expectedVersion, Writer writer, @Nullable String client, @Nullable IdempotencyKey key) {
        return new Change(tenantId, expectedVersion, base -> base, OnConflict.REJECT, writer, client, key);
    }
}
