package dev.stet.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 400 when the request can't be read: parameters are read late, by whoever asks for the first of them, and
 * what is wrong with them comes out there as an exception. It is the client's mistake, so nothing is logged.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class MalformedRequestFilter extends OncePerRequestFilter {

    private final PlainAnswers answers;

    MalformedRequestFilter(PlainAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Problem problem = problem(e);
            if (problem == null || response.isCommitted()) {
                throw e;
            }
            answers.write(problem, request, response);
        }
    }

    /** Null when the failure is not the request's own. */
    static @Nullable Problem problem(@Nullable Throwable failure) {
        if (DatabaseUnavailableFilter.isReasonOf(failure)) {
            return null; // the connection to the database timed out, not the client's
        }
        if (failure instanceof InvalidParameterException parameters) {
            return parameters.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                    ? Problem.of(ProblemType.TOO_LARGE).detail("The form is too large, or has too many fields.")
                    : malformed("The parameters can’t be read: a percent sign is followed by two hexadecimal digits.");
        }
        if (failure instanceof RequestRejectedException) {
            return malformed("A header or the address has characters that do not belong there.");
        }
        if (failure instanceof BodyTooLarge large) {
            return BodyTooLarge.problem(large.limit);
        }
        if (failure instanceof BodyTooSlow || failure instanceof SocketTimeoutException) {
            return Problem.of(ProblemType.TOO_SLOW);
        }
        return failure == null ? null : problem(failure.getCause());
    }

    private static Problem malformed(String detail) {
        return Problem.of(ProblemType.MALFORMED).detail(detail);
    }
}
