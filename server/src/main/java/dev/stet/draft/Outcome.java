package dev.stet.draft;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of an accepted change. */
public enum Outcome {
    SAVED,
    /** Nothing was different, so no version was made. */
    UNCHANGED,
    MERGED,
    OVERWROTE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
