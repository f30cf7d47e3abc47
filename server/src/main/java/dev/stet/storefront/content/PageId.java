package dev.stet.storefront.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private static final Map<String, PageId> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(PageId::toString, Function.identity()));

    private final String id = name().toLowerCase(Locale.ROOT);

    PageId(String title) {
        this.title = title;
    }

    public static Optional<PageId> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The id as it stands in content and in addresses. */
    @Override
    public String toString() {
        return id;
    }
}
