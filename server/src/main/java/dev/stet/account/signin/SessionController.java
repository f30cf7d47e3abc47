package dev.stet.account.signin;

import dev.stet.account.Caller;
import dev.stet.account.Role;
import dev.stet.account.WriterKind;
import dev.stet.account.member.Member;
import dev.stet.account.member.Members;
import dev.stet.account.session.Credentials;
import dev.stet.account.session.Csrf;
import dev.stet.account.session.Sessions;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.tenant.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A member's session, for programs in a browser. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final SignIn signIn;
    private final Members members;
    private final Sessions sessions;
    private final Csrf csrf;

    SessionController(SignIn signIn, Members members, Sessions sessions, Csrf csrf) {
        this.signIn = signIn;
        this.members = members;
        this.sessions = sessions;
        this.csrf = csrf;
    }

    /**
     * @param tenant the business's slug
     */
    record Details(
            @Nullable String tenant,
            @Nullable String email,
            @Nullable String password) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "Details[" + tenant + "]";
        }
    }

    /** Who is signed in, and where. */
    record SignedIn(TenantFacts tenant, MemberFacts member) {

        static SignedIn of(Tenant tenant, Member member) {
            return new SignedIn(
                    new TenantFacts(tenant.slug(), tenant.name()),
                    new MemberFacts(member.name(), member.email(), member.role()));
        }
    }

    record TenantFacts(String slug, String name) {}

    record MemberFacts(String name, String email, Role role) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    SignedIn signIn(@RequestBody Details details, HttpServletRequest request, HttpServletResponse response) {
        SignIn.Outcome outcome = signIn.attempt(
                given("tenant", details.tenant()),
                given("email", details.email()),
                given("password", details.password()),
                request,
                response);
        if (outcome instanceof SignIn.Welcome welcome) {
            sessions.open(request, welcome.tenant().id(), welcome.member().id());
            csrf.renew(request, response);
            return SignedIn.of(welcome.tenant(), welcome.member());
        }
        throw refusal(outcome).exception();
    }

    private static Problem refusal(SignIn.Outcome outcome) {
        if (outcome instanceof SignIn.Throttled throttled) {
            return Problem.of(ProblemType.THROTTLED)
                    .detail("Too many attempts to sign in. Try again in " + throttled.seconds() + " seconds.")
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(throttled.seconds()));
        }
        return Problem.of(ProblemType.BAD_CREDENTIALS)
                .detail("Check the business, the e-mail address and the password.");
    }

    @GetMapping
    SignedIn current(Optional<Caller> caller) {
        return caller.filter(known -> known.writer().kind() == WriterKind.PERSON)
                .flatMap(known -> members.byId(
                                known.tenant(), Long.parseLong(known.writer().id()))
                        .map(member -> SignedIn.of(known.tenant(), member)))
                .orElseThrow(() -> Credentials.required().exception());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        sessions.close(request);
    }

    private static String given(String name, @Nullable String value) {
        if (value == null) {
            throw Problem.of(ProblemType.MALFORMED)
                    .detail("The member " + name + " is missing.")
                    .exception();
        }
        return value;
    }
}
