package dev.stet.storefront.render;

/** A page has more HTML than a page may have, or takes longer than a page may take. */
public class PageTooLargeException extends RuntimeException {

    private final String place;

    PageTooLargeException(String place) {
        super("The page is too large to be shown, at " + place, null, false, false);
        this.place = place;
    }

    /** The place in the content at which it was too much, such as {@code /pages/home/sections/about/content}. */
    public String place() {
        return place;
    }
}
