package dev.stet.draft.history;

import org.jspecify.annotations.Nullable;

/**
 * What visitors see.
 *
 * @param release the number of the release, from 1
 * @param version the version that the publication made; equal to the draft's when nothing is unpublished
 */
public record Published(int release, long version) {

    /** By the release that a version made; null if it made none. */
    public static @Nullable Published by(@Nullable Integer release, long version) {
        return release == null ? null : new Published(release, version);
    }
}
