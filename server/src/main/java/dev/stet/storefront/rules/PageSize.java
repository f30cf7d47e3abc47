package dev.stet.storefront.rules;

import dev.stet.draft.Violation;
import tools.jackson.databind.JsonNode;

/** Whether content has more than its pages can show. */
final class PageSize {

    /**
     * Characters of content that become no more than a page may have, however they are written: no Markdown and no field
     * becomes more than 32 times as long as it is. So usual content costs a save no rendering.
     */
    private static final int SURELY_FITS = 64 << 10;

    /** Ends the label of a reference definition, whose address Markdown may repeat as often as it likes. */
    private static final String DEFINITION = "]:";

    private PageSize() {}

    static boolean mayBeTooLarge(JsonNode content) {
        return size(content) > SURELY_FITS;
    }

    static Violation violation(String place) {
        return new Violation(
                place,
                "With this, the page is too large to be shown. Shorten it, use fewer links and pictures in it, or move"
                        + " sections to another page.");
    }

    private static int size(JsonNode node) {
        if (node.isString()) {
            String text = node.asString();
            return text.contains(DEFINITION) ? SURELY_FITS + 1 : text.length();
        }
        int size = 8;
        for (JsonNode child : node) {
            size += size(child);
        }
        return size;
    }
}
