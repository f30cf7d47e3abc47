package dev.stet.account.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API token once it is made.
 *
 * @param lastUsedAt to within five minutes; null when it was never used
 */
public record ApiToken(
        String id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}
