package dev.stet.draft.web;

import dev.stet.draft.DraftBusyException;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The engine's exceptions as problems, for every controller that changes drafts. */
@RestControllerAdvice
@Order(0)
class DraftProblems {

    @ExceptionHandler
    ResponseEntity<?> busy(DraftBusyException e) {
        return Problem.of(ProblemType.UNAVAILABLE)
                .detail(e.getMessage() + " This one changed nothing; try again shortly.")
                .response();
    }
}
