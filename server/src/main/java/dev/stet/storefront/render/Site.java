package dev.stet.storefront.render;

/**
 * Whose page it is.
 *
 * @param origin scheme and host under which the world knows this server, without a slash at the end; empty if unknown
 */
public record Site(String slug, String name, String origin) {

    /** Whatever the site is, its pages are no larger than this one's. */
    static final Site LONGEST = new Site("s".repeat(63), "n".repeat(200), "https://" + "o".repeat(253));

    /** The path of a page; of the home page, if {@code page} is empty. */
    public String path(String page) {
        return page.isEmpty() ? "/t/" + slug : "/t/" + slug + "/" + page;
    }
}
