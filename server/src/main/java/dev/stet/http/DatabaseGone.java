package dev.stet.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 when the database can't be reached or is too busy, wherever that was noticed: in a controller, in the
 * filters that look tokens and members up, or where the session is saved when all is done. Outermost, and it writes the
 * answer itself: the container's way to the error page leads through the session once more, which fails again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseGone extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DatabaseGone.class);

    private final ProblemWriter problems;
    private final Html html;

    DatabaseGone(ProblemWriter problems, Html html) {
        this.problems = problems;
        this.html = html;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            // once the status line is gone, the broken connection tells the client
            if (!isReasonOf(e) || response.isCommitted()) {
                throw e;
            }
            // without the stack: during an outage there is one line for each request
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            log.warn(
                    "The database did not answer {} {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    cause.toString());
            response.resetBuffer();
            answer(request, response);
        }
    }

    static boolean isReasonOf(@Nullable Throwable e) {
        return switch (e) {
            case null -> false;
            case CannotCreateTransactionException none -> true;
            case DataAccessResourceFailureException broken -> true;
            case TransientDataAccessException busy -> true;
            // the connection broke before the commit was answered, or before the rollback was
            case TransactionSystemException open -> true;
            default -> isReasonOf(e.getCause());
        };
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = Problem.of(ProblemType.UNAVAILABLE)
                .detail("The database can’t be reached or is too busy. Try again shortly.");
        if (ApiPaths.contain(request)) {
            problems.write(problem, request, response);
            return;
        }
        int status = problem.body().getStatus();
        byte[] page = html.render("account/error.jte", Map.of("status", status)).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        problem.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
