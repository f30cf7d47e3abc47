package dev.stet.tenant;

import java.util.regex.Pattern;

/** A line that people type: a name, an address. */
public final class Line {

    public static final int LONGEST_SLUG = 63;
    public static final int LONGEST_EMAIL = 254;
    public static final int LONGEST_NAME = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private Line() {}

    /** Whether it has 1 to {@code most} UTF-16 units and no control character; PostgreSQL could not even look for NUL. */
    public static boolean isFit(String text, int most) {
        return !text.isEmpty()
                && text.length() <= most
                && !CONTROL.matcher(text).find();
    }
}
