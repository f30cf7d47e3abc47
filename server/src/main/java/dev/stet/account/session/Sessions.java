package dev.stet.account.session;

import dev.stet.account.AccessRevoked;
import dev.stet.account.AuditEvent;
import dev.stet.account.Caller;
import dev.stet.account.member.Members;
import dev.stet.account.secret.Revocations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * A member's session: a cookie for the browser, a row for the nodes. It holds the member's ids and nothing else; what
 * the member may do is read for each request.
 */
@Component
public class Sessions {

    static final String COOKIE = "STET_SESSION";

    private static final String TENANT = "tenantId";
    private static final String MEMBER = "memberId";

    private final Members members;
    private final Revocations revocations;
    private final ApplicationEventPublisher events;

    Sessions(Members members, Revocations revocations, ApplicationEventPublisher events) {
        this.members = members;
        this.revocations = revocations;
        this.events = events;
    }

    /** Begins a session. An earlier one of this browser ends: nobody can plant a session id to be signed in later. */
    public void open(HttpServletRequest request, long tenantId, long memberId) {
        close(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(TENANT, tenantId);
        session.setAttribute(MEMBER, memberId);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, tenantId + "/" + memberId);
    }

    /** Ends the session, if there is one. */
    public void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Optional<Caller> caller = caller(request);
            Object tenant = session.getAttribute(TENANT);
            String id = session.getId();
            session.invalidate();
            if (tenant instanceof Long tenantId) {
                revocations.tell(new AccessRevoked(tenantId, AccessRevoked.Kind.SESSION, id));
                caller.ifPresent(known -> events.publishEvent(
                        new AuditEvent(tenantId, AuditEvent.Action.SIGN_OUT, known.writer(), null)));
            }
        }
    }

    /** The member whose session this is; empty without one, and when the member was removed. */
    public Optional<Caller> caller(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(TENANT) instanceof Long tenantId
                && session.getAttribute(MEMBER) instanceof Long memberId) {
            return members.caller(tenantId, memberId);
        }
        return Optional.empty();
    }
}
