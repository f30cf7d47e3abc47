package dev.stet.account;

import java.util.regex.Pattern;

/** A line that people type: a name, an address. */
final class Line {

    static final int LONGEST_SLUG = 63;
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_NAME = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private Line() {}

    /** Whether it has 1 to {@code most} UTF-16 units and no control character; PostgreSQL could not even look for NUL. */
    static boolean isFit(String text, int most) {
        return !text.isEmpty()
                && text.length() <= most
                && !CONTROL.matcher(text).find();
    }
}
