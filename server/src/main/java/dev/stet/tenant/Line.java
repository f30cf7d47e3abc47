package dev.stet.tenant;

import java.util.regex.Pattern;

/** A line that people type: a name, an address. */
public final class Line {

    public static final int LONGEST_SLUG = 63;
    public static final int LONGEST_EMAIL = 254;
    public static final int LONGEST_NAME = 200;

    /**
     * What people don't see: control characters, halves of characters, changes of direction, what has no width, and
     * letters that look like blanks. With them one name could look like another. Joiners are letters' own business where
     * a script needs them, as Persian does, and in emoji.
     */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2800"
                    + "\\u3164\\uffa0]|[\\p{Cf}&&[^\\u200c\\u200d]]"
                    + "|(?<![^\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{ASCII}\\p{Cf}])[\\u200c\\u200d]");

    private Line() {}

    /** Whether it has 1 to {@code most} UTF-16 units, all of which can be seen; PostgreSQL could not even look for NUL. */
    public static boolean isFit(String text, int most) {
        return !text.isEmpty()
                && text.length() <= most
                && !INVISIBLE.matcher(text).find();
    }
}
