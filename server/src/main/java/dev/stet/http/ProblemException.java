package dev.stet.http;

/** Ends a request with a problem. It carries no stack trace: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {

    @SuppressWarnings("serial") // never serialised: it lives no longer than its request
    private final Problem problem;

    ProblemException(Problem problem) {
        super(problem.body().getTitle(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
