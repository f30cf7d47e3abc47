package dev.stet.storefront.content;

import java.util.Locale;

/** How a field is edited, with the limits that go with it. */
public enum Widget {
    /** An object that has no input of its own. */
    NONE(0, ""),
    /** An address inside the document: made by the program, never typed. */
    ID(64, "^[A-Za-z0-9_-]{1,64}$"),
    TEXT(200, ""),
    TEXTAREA(5_000, ""),
    MARKDOWN(300_000, ""),
    /** Where a link leads. The empty text is a link that is not set yet. */
    URL(Addresses.LONGEST, Addresses.LINK),
    IMAGE(Addresses.LONGEST, Addresses.IMAGE),
    COLOR(7, "^(#[0-9a-fA-F]{6})?$"),
    /** A font by name. A name that is not shipped is looked for on the visitor's device. */
    FONT(60, "^[A-Za-z0-9 -]*$"),
    /** A language's tag in BCP 47. */
    LANGUAGE(35, Language.PATTERN),
    SELECT(0, ""),
    BOOLEAN(0, ""),
    RATING(0, ""),
    LIST(500, "");

    /** The longest text in code points, or the most items; 0 is no limit. */
    public final int max;

    /** What the text must match, in the regular expressions that Java and JavaScript share; empty for anything. */
    public final String pattern;

    Widget(int max, String pattern) {
        this.max = max;
        this.pattern = pattern;
    }

    /** The name as it stands in {@code x-widget}. */
    public String hint() {
        return switch (this) {
            case FONT -> "select";
            case LANGUAGE -> "text";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
