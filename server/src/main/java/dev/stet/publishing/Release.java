package dev.stet.publishing;

import dev.stet.draft.history.Content;

/**
 * One published snapshot.
 *
 * @param number from 1, in order of publication
 * @param version the draft version that the publication made, whose content this is
 */
public record Release(int number, long version, Content content) {}
