package dev.stet.draft.web;

import dev.stet.draft.OnConflict;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import org.jspecify.annotations.Nullable;

/** Reads {@code onConflict}. */
public final class Policies {

    private Policies() {}

    /**
     * The policy that a request asks for; {@link OnConflict#REJECT} when it asks for none.
     *
     * @throws dev.stet.http.ProblemException 400 for a name that is no policy
     */
    public static OnConflict requested(@Nullable String name) {
        return name == null
                ? OnConflict.REJECT
                : OnConflict.of(name)
                        .orElseThrow(() -> Problem.of(ProblemType.MALFORMED)
                                .detail("onConflict is reject, merge or overwrite.")
                                .exception());
    }
}
