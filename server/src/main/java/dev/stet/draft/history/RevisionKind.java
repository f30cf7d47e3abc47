package dev.stet.draft.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an accepted change came about. */
public enum RevisionKind {
    CREATED,
    SAVE,
    MERGE,
    OVERWRITE,
    PUBLISH,
    DISCARD,
    RESTORE,
    RELEASE_RESTORE;

    /** The name in JSON and in the database: {@code release-restore}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RevisionKind of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether this change puts its content before visitors. */
    boolean publishes() {
        return this == PUBLISH || this == RELEASE_RESTORE;
    }
}
