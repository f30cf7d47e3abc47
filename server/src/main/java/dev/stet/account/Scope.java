package dev.stet.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a caller may do; each one includes those before it. A token has one, a member the one of its role. */
public enum Scope {
    /** See everything of the business but its people, tokens and log. */
    READ,
    /** Change the draft. What visitors see stays, and so does what others did: no publishing, discarding or restoring. */
    EDIT,
    /** Decide what visitors see, and take back: publish, discard, restore, roll back. */
    PUBLISH,
    /** Everything that an owner may do. */
    ADMIN;

    public boolean includes(Scope needed) {
        return compareTo(needed) >= 0;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of this {@link #code()}, if it is one. */
    public static Optional<Scope> find(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst();
    }

    /** @throws IllegalArgumentException for what {@link #code()} never wrote */
    @JsonCreator
    public static Scope of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no scope: " + code));
    }
}
