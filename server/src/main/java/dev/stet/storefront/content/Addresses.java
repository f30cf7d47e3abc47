package dev.stet.storefront.content;

import java.util.regex.Pattern;

/**
 * Which links and images may stand in a storefront. White space, quotes, backslashes and control characters are
 * refused wherever they stand: browsers drop or rewrite some of them, which turns a harmless address into another.
 */
public final class Addresses {

    // written out, as JavaScript and Java must read it alike: no visible character that a browser rewrites
    private static final String REST = "[^\\s\\\\<>\"'`\\u0000-\\u0020\\u007f]";
    private static final String WEB = "[Hh][Tt][Tt][Pp][Ss]?://[^\\s\\\\<>\"'`/?#\\u0000-\\u0020\\u007f]" + REST + "*";
    private static final String LOCAL = "/(?:(?!/)" + REST + "+)?";

    /** http(s), mailto, tel, a path of this site, a place on the page, or nothing yet. */
    public static final String LINK = "^(?:" + WEB + "|[Mm][Aa][Ii][Ll][Tt][Oo]:" + REST + "+|[Tt][Ee][Ll]:" + REST
            + "+|" + LOCAL + "|#" + REST + "*)?$";

    /** http(s), a path of this site, or nothing yet. */
    public static final String IMAGE = "^(?:" + WEB + "|" + LOCAL + ")?$";

    /** No address that a page may carry has more characters. */
    public static final int LONGEST = 2_000;

    private static final String HTTP = "http://";

    private static final Pattern LINKS = Pattern.compile(LINK);
    private static final Pattern IMAGES = Pattern.compile(IMAGE);

    private Addresses() {}

    /** The link itself if a page may carry it, the empty text if not. */
    public static String link(String value) {
        return value.length() <= LONGEST && LINKS.matcher(value).matches() ? value : "";
    }

    /**
     * The image's address if a page may carry it, the empty text if not. Over https whatever the content says: browsers
     * do not load pictures over http into a page that came over https.
     */
    public static String image(String value) {
        if (value.length() > LONGEST || !IMAGES.matcher(value).matches()) {
            return "";
        }
        return value.regionMatches(true, 0, HTTP, 0, HTTP.length())
                ? "https://" + value.substring(HTTP.length())
                : value;
    }
}
