package dev.stet.account;

import dev.stet.account.Admission.State;
import jakarta.servlet.http.HttpServletRequest;

/**
 * For callers whose connection outlives their request: asked now and then, whether they would still be let in. Asking
 * is no use of a session: it ends when its time has come, connected or not.
 */
public interface Admissions {

    /** What the caller of this request was let in by. */
    Admission of(Caller caller, HttpServletRequest request);

    /** Whether the caller would still be let in. */
    State state(Admission admission);
}
