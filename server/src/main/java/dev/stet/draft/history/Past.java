package dev.stet.draft.history;

import org.jspecify.annotations.Nullable;

/**
 * What became of an earlier request with a key.
 *
 * @param payloadHash see {@link IdempotencyKey}
 * @param version the version that it made or met; null when it was refused
 * @param made whether it made that version
 */
@SuppressWarnings("ArrayRecordComponent") // compared with MessageDigest.isEqual only
public record Past(byte[] payloadHash, @Nullable Long version, boolean made) {}
