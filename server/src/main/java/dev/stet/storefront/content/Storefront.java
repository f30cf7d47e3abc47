package dev.stet.storefront.content;

import java.util.List;
import java.util.Optional;

/**
 * A whole storefront. A text that is missing is the empty text and a list that is missing is the empty list: to a
 * visitor they are the same, and half-finished content must be showable.
 *
 * @param schema which shape of content this is; there is only 1 so far
 */
@Labelled(title = "Storefront")
public record Storefront(
        @Labelled(title = "Shape of the content", description = "Always 1.")
        int schema,

        @Labelled(
                title = "Language",
                description = "In which the pages are written: “en”, “de”, “pt-BR”. English if nothing is said.",
                widget = Widget.LANGUAGE)
        String language,

        @Labelled(title = "Branding") Branding branding,

        @Labelled(title = "Pages", widget = Widget.LIST, max = 7)
        List<Page> pages) {

    public static final int SCHEMA = 1;

    public Optional<Page> page(PageId id) {
        return pages.stream().filter(page -> page.id() == id).findFirst();
    }
}
