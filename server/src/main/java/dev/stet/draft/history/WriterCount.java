package dev.stet.draft.history;

import dev.stet.account.Writer;

/**
 * How many of some revisions a writer made.
 *
 * @param newest the newest of these versions
 */
public record WriterCount(Writer writer, long revisions, long newest) {}
