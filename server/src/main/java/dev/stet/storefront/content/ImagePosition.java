package dev.stet.storefront.content;

import java.util.Locale;

/** Where the picture of a text stands. On a narrow screen it always stands above. */
public enum ImagePosition {
    LEFT,
    RIGHT,
    TOP,
    BOTTOM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
