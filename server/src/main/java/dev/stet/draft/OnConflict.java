package dev.stet.draft;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The policy of this name; empty for a name that is no policy. */
    public static Optional<OnConflict> of(String code) {
        return Arrays.stream(values())
                .filter(policy -> policy.code().equals(code))
                .findFirst();
    }
}
