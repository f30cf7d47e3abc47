package dev.stet.account.token;

import dev.stet.account.secret.Secrets;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program sends to prove who it is: {@code stet_<tenant>_<secret>}. The prefix lets scanners of leaked secrets
 * know it; the tenant's id lets the server look within one tenant. Only {@code STET_DEMO_TOKEN} may be any other text.
 */
record TokenSecret(String text) {

    private static final Pattern FORMAT = Pattern.compile("stet_([1-9]\\d{0,15})_[\\w-]{43}");

    static TokenSecret fresh(long tenantId) {
        return new TokenSecret("stet_" + tenantId + "_" + Secrets.random());
    }

    /** The tenant that it names; empty when it is no token that Stet made. */
    OptionalLong tenantId() {
        Matcher parts = FORMAT.matcher(text);
        return parts.matches() ? OptionalLong.of(Long.parseLong(parts.group(1))) : OptionalLong.empty();
    }

    String hash() {
        return Secrets.hash(text);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "TokenSecret";
    }
}
