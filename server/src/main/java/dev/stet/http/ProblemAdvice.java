package dev.stet.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a controller throws into a problem under the API, and into the error page elsewhere. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> onProblem(
            ProblemException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(e.problem(), request, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> onUnexpected(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (DatabaseUnavailableFilter.isReasonOf(e)) {
            throw e; // to the filter, where those of the other filters come out as well
        }
        Problem malformed = MalformedRequestFilter.problem(e);
        if (malformed != null) {
            return answer(malformed, request, response);
        }
        String incident = UUID.randomUUID().toString();
        log.error("Incident {}: {} {} failed", incident, request.getMethod(), request.getRequestURI(), e);
        Problem problem = Problem.of(ProblemType.UNEXPECTED)
                .detail("The server’s log has this error as incident " + incident + ".")
                .with("incident", incident);
        return answer(problem, request, response);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem known = MalformedRequestFilter.problem(e);
        Problem problem = known == null ? Problem.of(ProblemType.MALFORMED).detail(Unreadable.reason(e)) : known;
        return spring(problem, headers, (ServletWebRequest) request);
    }

    /** Every exception of Spring MVC's own comes through here, with headers such as Allow. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            log.error("{} failed", request, e);
        }
        Problem problem = Statuses.problem(status.value());
        // what Spring says of a missing address names its resource handlers
        if (status.is4xxClientError() && status.value() != 404) {
            detail(e, body).ifPresent(problem::detail);
        }
        return spring(problem, headers, (ServletWebRequest) request);
    }

    private static Optional<String> detail(Exception e, @Nullable Object body) {
        ProblemDetail given = body instanceof ProblemDetail made
                ? made
                : e instanceof ErrorResponse response ? response.getBody() : null;
        return Optional.ofNullable(given).map(ProblemDetail::getDetail);
    }

    private static @Nullable ResponseEntity<Object> spring(
            Problem problem, HttpHeaders headers, ServletWebRequest request) {
        headers.forEach((name, values) -> problem.headers().put(name, values));
        HttpServletResponse response = request.getResponse();
        ResponseEntity<ProblemDetail> answer =
                response == null ? null : answer(problem, request.getRequest(), response);
        return answer == null
                ? null
                : new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
    }

    private static @Nullable ResponseEntity<ProblemDetail> answer(
            Problem problem, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null; // the status line is gone; the broken connection tells the client
        }
        if (ApiPaths.contain(request)) {
            return problem.response();
        }
        try {
            response.sendError(problem.body().getStatus());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
