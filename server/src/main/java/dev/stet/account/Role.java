package dev.stet.account;

import java.util.Locale;

/** What a caller may do. Everybody may edit and publish the draft. */
public enum Role {
    /** A member who also manages tokens and members. */
    OWNER,
    /** A member who edits and publishes. */
    EDITOR,
    /** An API token: its owner's rights on the draft, but it can make no further tokens and no members. */
    TOKEN;

    /** Whether tokens and members may be managed. */
    public boolean manages() {
        return this == OWNER;
    }

    /** The name in JSON and in the database. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
