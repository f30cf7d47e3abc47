package dev.stet.draft;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.stet.draft.history.RevisionKind;
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

    /** What the request that made such a revision was told. */
    static Outcome of(RevisionKind kind) {
        return switch (kind) {
            case MERGE -> MERGED;
            case OVERWRITE -> OVERWROTE;
            default -> SAVED;
        };
    }
}
