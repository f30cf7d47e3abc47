package dev.stet.draft.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * A client's name for one request, so that its retry is not a rival.
 *
 * @param key at most 200 characters, unique to the tenant
 * @param payloadHash SHA-256 over the bytes of everything that the request asks for
 */
public record IdempotencyKey(String key, byte[] payloadHash) {

    public static final int MAX_LENGTH = 200;

    public static IdempotencyKey of(String key, List<byte[]> payload) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] bytes : payload) {
                // the length keeps ("ab", "c") and ("a", "bc") apart
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha256.update(bytes);
            }
            return new IdempotencyKey(key, sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public boolean hasPayload(byte[] otherHash) {
        return MessageDigest.isEqual(payloadHash, otherHash);
    }
}
