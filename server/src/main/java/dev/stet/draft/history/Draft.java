package dev.stet.draft.history;

import dev.stet.account.Writer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's unpublished content as it stands: the newest revision.
 *
 * @param version goes up on every accepted change and never down: it names this content for ever
 * @param updatedAt when the newest revision was made; never before that of an older one
 * @param published what visitors see, or null before the first publication
 * @param replay characters of the patches from the newest snapshot to this version
 */
public record Draft(
        long version,
        Content content,
        Instant updatedAt,
        Writer updatedBy,
        @Nullable Published published,
        int replay) {}
