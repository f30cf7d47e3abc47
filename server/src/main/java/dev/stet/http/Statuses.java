package dev.stet.http;

/** The general problem of an HTTP status, for errors that know nothing better. */
final class Statuses {

    private Statuses() {}

    static Problem problem(int status) {
        return switch (status) {
            case 401 -> Problem.of(ProblemType.SIGN_IN_REQUIRED);
            case 403 -> Problem.of(ProblemType.FORBIDDEN);
            case 404 -> Problem.of(ProblemType.NOT_FOUND).detail("Nothing is at this address.");
            case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED);
            case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE);
            case 413 -> Problem.of(ProblemType.TOO_LARGE);
            case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            case 422 -> Problem.of(ProblemType.INVALID);
            case 429 -> Problem.of(ProblemType.THROTTLED);
            case 503 -> Problem.of(ProblemType.UNAVAILABLE);
            default -> Problem.of(status >= 500 ? ProblemType.UNEXPECTED : ProblemType.MALFORMED);
        };
    }
}
