package dev.stet.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * One problem in the making: {@code Problem.of(STALE_VERSION).detail("…").with("currentVersion", 8).response()}.
 * Return the {@link #response()} where the problem is an expected result, throw the {@link #exception()} where it
 * ends the work.
 */
public final class Problem {

    private final HttpHeaders headers = new HttpHeaders();
    private final ProblemDetail body;

    private Problem(ProblemType type) {
        body = ProblemDetail.forStatus(type.status());
        body.setType(type.uri());
        body.setTitle(type.title());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (type == ProblemType.UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1"); // in seconds
        }
    }

    public static Problem of(ProblemType type) {
        return new Problem(type);
    }

    /** Another status than the type's own. */
    public Problem status(HttpStatus status) {
        body.setStatus(status);
        return this;
    }

    /** What went wrong this time, for a person. */
    public Problem detail(String detail) {
        // half a character that the request held could not be written back
        body.setDetail(detail.replaceAll("\\p{Cs}", "\uFFFD"));
        return this;
    }

    /** A further member of the body; anything that Jackson writes, null included. */
    public Problem with(String member, @Nullable Object value) {
        body.setProperty(member, value);
        return this;
    }

    public Problem header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** The address that it is about, when that is not the request's own. */
    Problem at(@Nullable URI instance) {
        body.setInstance(instance);
        return this;
    }

    public ResponseEntity<ProblemDetail> response() {
        return new ResponseEntity<>(body, headers, body.getStatus());
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    ProblemDetail body() {
        return body;
    }

    HttpHeaders headers() {
        return headers;
    }
}
