package dev.stet.draft.history;

import org.jspecify.annotations.Nullable;

/**
 * Where a draft stands.
 *
 * @param published what visitors see, or null before the first publication
 * @param lineage see {@link Lineage#id}
 */
public record Standing(long version, @Nullable Published published, String lineage) {}
