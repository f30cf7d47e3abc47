package dev.stet.account.token;

import dev.stet.account.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API token once it is made.
 *
 * @param expiresAt null for one that holds for good
 * @param lastUsedAt to within five minutes; null when it was never used
 */
public record ApiToken(
        String id,
        String name,
        Scope scope,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
