package dev.stet.draft;

import org.jspecify.annotations.Nullable;

/**
 * Where a draft stands.
 *
 * @param published what visitors see, or null before the first publication
 */
public record Standing(long version, @Nullable Published published) {}
