package dev.stet.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member is to a business. */
public enum Role {
    /** Does everything, and manages tokens and members. */
    OWNER(Scope.ADMIN),
    /** Edits and decides what visitors see. */
    PUBLISHER(Scope.PUBLISH),
    /** Edits the draft. */
    EDITOR(Scope.EDIT),
    /** Looks. */
    VIEWER(Scope.READ);

    private final Scope scope;

    Role(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
