package dev.stet.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something happened that a business's owners may want to know of later. Published as a Spring event by whoever does it;
 * the audit log writes it down in the transaction under way, and where the request came from.
 *
 * @param by null when nobody knows, as after a wrong password
 * @param about what it was done to, for people: a token's name, a release
 * @param version the draft's version that it made, if it made one
 */
public record AuditEvent(
        long tenantId,
        Action action,
        @Nullable Writer by,
        @Nullable String about,
        @Nullable Long version) {

    public AuditEvent(long tenantId, Action action, @Nullable Writer by, @Nullable String about) {
        this(tenantId, action, by, about, null);
    }

    /** What was done. */
    public enum Action {
        SIGN_IN,
        SIGN_IN_FAILED,
        SIGN_OUT,
        BUSINESS_CREATED,
        TOKEN_CREATED,
        TOKEN_REVOKED,
        MEMBER_ADDED,
        MEMBER_REMOVED,
        SETTING_CHANGED,
        PUBLISHED,
        RELEASE_RESTORED,
        VERSION_RESTORED,
        DRAFT_DISCARDED;

        /** The name in JSON and in the database: {@code token-created}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
