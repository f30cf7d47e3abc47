package dev.stet.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody's access has ended by a decision: a token was revoked, a member signed out, or a member was removed. Whoever
 * holds connections open closes those that it {@link #ends}.
 *
 * <p>It is published as a Spring event on the node where it happened; listen after the commit:
 * {@code @TransactionalEventListener(fallbackExecution = true)}. The same transaction tells the other nodes by
 * {@code NOTIFY} on {@link #CHANNEL} with {@link #payload}: a node that listens there reads it with {@link #parse}. A
 * node hears its own notifications, too; hearing twice does no harm. A notification that gets lost is made up for by
 * {@link Admissions#state}, which is asked now and then.
 *
 * @param id the token's id, the member's id, or the session's id as {@link Admission#key} has it
 */
public record AccessRevoked(long tenantId, Kind kind, String id) {

    /** The channel on which other nodes hear of it. */
    public static final String CHANNEL = "stet_access";

    private static final Pattern PAYLOAD = Pattern.compile("(\\d{1,18}) (TOKEN|SESSION|MEMBER) ([\\w-]{1,100})");

    /** What has ended. */
    public enum Kind {
        TOKEN,
        SESSION,
        MEMBER
    }

    /** Whether what this admission was given for has ended. */
    public boolean ends(Admission admission) {
        Caller caller = admission.caller();
        return caller.tenant().id() == tenantId
                && switch (kind) {
                    case TOKEN -> !admission.byCookie() && caller.writer().id().equals(id);
                    case SESSION -> admission.byCookie() && admission.key().equals(id);
                    case MEMBER -> admission.byCookie() && caller.writer().id().equals(id);
                };
    }

    /** What has become of the admissions that it ends. */
    public Admission.State state() {
        return kind == Kind.MEMBER ? Admission.State.GONE : Admission.State.ENDED;
    }

    /** For other nodes. */
    public String payload() {
        return tenantId + " " + kind + " " + id;
    }

    /** What {@link #payload} wrote; empty for anything else. */
    public static Optional<AccessRevoked> parse(String payload) {
        Matcher parts = PAYLOAD.matcher(payload);
        return parts.matches()
                ? Optional.of(
                        new AccessRevoked(Long.parseLong(parts.group(1)), Kind.valueOf(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }
}
