package dev.stet.account.session;

import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import org.springframework.http.HttpHeaders;

/** The ways of saying that a request needs credentials. */
public final class Credentials {

    private Credentials() {}

    public static Problem required() {
        return Problem.of(ProblemType.SIGN_IN_REQUIRED)
                .detail("Sign in, or send an API token as “Authorization: Bearer …”.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    public static Problem otherMember() {
        return Problem.of(ProblemType.SIGN_IN_REQUIRED)
                .detail("Somebody else is signed in in this browser than the one whom Stet-Member names. Nothing was"
                        + " changed. Sign in as that member and send it again.");
    }

    public static Problem invalidToken() {
        return Problem.of(ProblemType.SIGN_IN_REQUIRED)
                .detail("The API token is not valid: it is mistyped, or it was revoked.")
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
}
