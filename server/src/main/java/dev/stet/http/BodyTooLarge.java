package dev.stet.http;

import java.io.IOException;

/** A body went on past its limit; thrown to whoever reads it. */
final class BodyTooLarge extends IOException {

    final int limit;

    BodyTooLarge(int limit) {
        super("The request body has more than " + limit + " bytes");
        this.limit = limit;
    }

    static Problem problem(int limit) {
        return Problem.of(ProblemType.TOO_LARGE)
                .detail("The request body has more than " + limit + " bytes.")
                .with("limit", limit);
    }
}
