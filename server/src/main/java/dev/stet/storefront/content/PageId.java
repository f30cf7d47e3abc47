package dev.stet.storefront.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The seven pages of a storefront, in the order in which they are offered. */
public enum PageId {
    HOME("Home"),
    ABOUT("About"),
    SERVICES("Services"),
    GALLERY("Gallery"),
    TESTIMONIALS("Testimonials"),
    FAQ("FAQ"),
    CONTACT("Contact");

    /** What the page is called while its owner has given it no title. */
    public final String title;

    PageId(String title) {
        this.title = title;
    }

    public static Optional<PageId> of(String id) {
        return Arrays.stream(values())
                .filter(page -> page.toString().equals(id))
                .findFirst();
    }

    /** The id as it stands in content and in addresses. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
