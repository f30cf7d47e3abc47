package dev.stet.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is, for the limits on it.
 *
 * @param writer a member or a token, unique within the tenant
 */
public record CallerKey(long tenantId, String writer) {

    /** Finds the caller; implemented where callers are known. */
    public interface Finder {

        /** Null when the request is nobody's. */
        @Nullable
        CallerKey of(HttpServletRequest request);
    }
}
