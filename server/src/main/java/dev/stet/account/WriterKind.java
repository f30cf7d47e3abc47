package dev.stet.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sort of writer made a change. Written in lower case, in JSON and in the database. */
public enum WriterKind {
    /** A member, signed in with a browser. */
    PERSON,
    /** A program, with an API token. */
    TOKEN,
    /** An AI agent. */
    AGENT,
    /** Stet itself, such as the starter content of a new tenant. */
    SYSTEM;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind that {@link #code()} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    @JsonCreator
    public static WriterKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
