package dev.stet.account;

import dev.stet.account.Admission.State;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * For callers whose connection outlives their request: asked now and then, whether they would still be let in. Asking
 * is no use of a session: it ends when its time has come, connected or not.
 */
@Component
public class Admissions {

    private final SessionRepository<?> sessions;
    private final Members members;
    private final ApiTokens tokens;

    Admissions(SessionRepository<?> sessions, Members members, ApiTokens tokens) {
        this.sessions = sessions;
        this.members = members;
        this.tokens = tokens;
    }

    /** What the caller of this request was let in by. */
    public Admission of(Caller caller, HttpServletRequest request) {
        if (BearerTokens.presentIn(request)) {
            return new Admission(caller, false, Secrets.hash(BearerTokens.secret(request)));
        }
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw Credentials.required().exception(); // it ended just now
        }
        return new Admission(caller, true, session.getId());
    }

    public State state(Admission admission) {
        if (!admission.byCookie()) {
            return tokens.callerByHash(admission.key()).isPresent() ? State.HOLDS : State.ENDED;
        }
        if (sessions.findById(admission.key()) == null) {
            return State.ENDED;
        }
        Caller caller = admission.caller();
        long memberId = Long.parseLong(caller.writer().id());
        return members.caller(caller.tenant().id(), memberId).isPresent() ? State.HOLDS : State.GONE;
    }
}
