package dev.stet.draft;

/**
 * A draft has reached this version, or a later one by now. Told after the change's transaction, to listeners that must
 * not take long: the writer waits for them.
 */
public record DraftChanged(long tenantId, long version) {}
