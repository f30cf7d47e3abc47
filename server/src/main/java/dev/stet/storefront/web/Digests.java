package dev.stet.storefront.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Names for bytes. */
final class Digests {

    private Digests() {}

    /** A short name that changes with the bytes; 96 bits of SHA-256. */
    static String of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Bug: every Java has SHA-256", e);
        }
    }

    /** A strong entity tag for the bytes, quotes included. */
    static String tag(byte[] bytes) {
        return "\"" + of(bytes) + "\"";
    }
}
