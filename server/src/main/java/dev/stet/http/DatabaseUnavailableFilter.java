package dev.stet.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 when the database can't be reached or is too busy, wherever that was noticed: in a controller, in the
 * filters that look tokens and members up, or where the session is saved when all is done.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseUnavailableFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DatabaseUnavailableFilter.class);

    private final PlainAnswers answers;

    DatabaseUnavailableFilter(PlainAnswers answers) {
        this.answers = answers;
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
            answers.write(
                    Problem.of(ProblemType.UNAVAILABLE)
                            .detail("The database can’t be reached or is too busy. Try again shortly."),
                    request,
                    response);
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
}
