package dev.stet.draft.history;

import java.time.Duration;
import java.time.Instant;

/**
 * The line of history that versions belong to. When an older state of the database was put back, versions that are no
 * longer there were given out, and clients may still name them. No number may name two contents, so versions go on above
 * all of them: at a floor that grows with time faster than any draft can be saved.
 *
 * @param id names the line of history, for clients: it changes when an older state was put back
 * @param floor the lowest version that may be given out
 */
public record Lineage(String id, long floor) {

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    /** No draft is saved that often. */
    private static final long VERSIONS_A_SECOND = 20_000;

    /** A floor above every version that was given out before this time. */
    static long floorAt(Instant now) {
        return Duration.between(EPOCH, now).toSeconds() * VERSIONS_A_SECOND;
    }
}
