package dev.stet.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body went on past {@link BodyLimit#BYTES}; thrown to whoever reads it. */
final class BodyTooLarge extends IOException {

    BodyTooLarge() {
        super("The request body has more than " + BodyLimit.BYTES + " bytes");
    }

    /** Whether this is why the work failed: readers wrap it in exceptions of their own. */
    static boolean in(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return true;
            }
        }
        return false;
    }

    static Problem problem() {
        return Problem.of(ProblemType.TOO_LARGE)
                .detail("The request body has more than " + BodyLimit.BYTES + " bytes.")
                .with("limit", BodyLimit.BYTES);
    }
}
