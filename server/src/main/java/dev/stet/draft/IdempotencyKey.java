package dev.stet.draft;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * A client's name for one request, so that its retry is not a rival.
 *
 * @param key at most 200 characters, unique to the tenant
 * @param payloadHash SHA-256 over everything that the request asks for
 */
public record IdempotencyKey(String key, byte[] payloadHash) {

    public static final int MAX_LENGTH = 200;

    public static IdempotencyKey of(String key, List<String> payload) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : payload) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // the length keeps ("ab", "c") and ("a", "bc") apart
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha256.update(bytes);
            }
            return new IdempotencyKey(key, sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    boolean hasPayload(byte[] otherHash) {
        return MessageDigest.isEqual(payloadHash, otherHash);
    }
}
