package dev.stet.draft;

import dev.stet.account.Writer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's unpublished content as it stands.
 *
 * @param version goes up by one on every accepted change and never down: it names this content for ever
 * @param published what visitors see, or null before the first publication
 */
public record Draft(
        long version,
        Content content,
        Instant updatedAt,
        Writer updatedBy,
        @Nullable Published published) {}
