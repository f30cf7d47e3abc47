package dev.stet.draft;

import dev.stet.account.Writer;
import dev.stet.draft.history.Published;
import org.jspecify.annotations.Nullable;

/**
 * A draft was published, discarded or brought back; told beside {@link DraftChanged}, once more for a retry.
 *
 * @param version the draft's version that it made
 * @param published what visitors see since, if that changed
 */
public record DraftRestored(
        long tenantId,
        long version,
        Writer writer,
        Restoration restoration,
        @Nullable Published published) {}
