package dev.stet.draft;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a stale save does. */
public enum OnConflict {
    /** It is refused, with everything that a client needs to resolve it. */
    REJECT,
    /** It is merged three ways; saved if that is clean, refused with the conflicts if not. */
    MERGE,
    /** It is saved over the others' work, which is named and stays in the history. */
    OVERWRITE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The policy that a request asks for; {@link #REJECT} when it asks for none.
     *
     * @throws dev.stet.http.ProblemException 400 for a name that is no policy
     */
    public static OnConflict requested(@Nullable String name) {
        if (name == null) {
            return REJECT;
        }
        return Arrays.stream(values())
                .filter(policy -> policy.code().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.MALFORMED)
                        .detail("onConflict is reject, merge or overwrite.")
                        .exception());
    }
}
