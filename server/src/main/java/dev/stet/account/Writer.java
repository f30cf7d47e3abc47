package dev.stet.account;

/**
 * Whoever changes a draft, as the history remembers it.
 *
 * @param id the member's or the token's id; together with the kind it names one writer of a tenant
 * @param name the name for people, as it was when the change was made
 */
public record Writer(WriterKind kind, String id, String name) {

    /** Stet itself. */
    public static final Writer SYSTEM = new Writer(WriterKind.SYSTEM, "stet", "Stet");
}
