package dev.stet.account.access;

import dev.stet.account.Admission;
import dev.stet.account.Admission.State;
import dev.stet.account.Admissions;
import dev.stet.account.Caller;
import dev.stet.account.member.Members;
import dev.stet.account.secret.Secrets;
import dev.stet.account.session.Credentials;
import dev.stet.account.token.BearerHeader;
import dev.stet.account.token.TokenCallers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Looks admissions up in the tables of sessions, members and tokens. */
@Component
class ReadAdmissions implements Admissions {

    private final SessionRepository<?> sessions;
    private final Members members;
    private final TokenCallers tokens;

    ReadAdmissions(SessionRepository<?> sessions, Members members, TokenCallers tokens) {
        this.sessions = sessions;
        this.members = members;
        this.tokens = tokens;
    }

    @Override
    public Admission of(Caller caller, HttpServletRequest request) {
        if (BearerHeader.presentIn(request)) {
            return new Admission(caller, false, Secrets.hash(BearerHeader.secret(request)));
        }
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw Credentials.required().exception(); // it ended just now
        }
        return new Admission(caller, true, session.getId());
    }

    @Override
    public State state(Admission admission) {
        if (!admission.byCookie()) {
            return tokens.caller(admission.caller().tenant().id(), admission.key())
                            .isPresent()
                    ? State.HOLDS
                    : State.ENDED;
        }
        if (sessions.findById(admission.key()) == null) {
            return State.ENDED;
        }
        Caller caller = admission.caller();
        long memberId = Long.parseLong(caller.writer().id());
        return members.caller(caller.tenant().id(), memberId).isPresent() ? State.HOLDS : State.GONE;
    }
}
