package dev.stet.storefront.render;

import org.jspecify.annotations.Nullable;

/**
 * A picture as an {@code img} element needs it.
 *
 * @param srcset the sizes that there are, or null if only one is known
 * @param width the largest size in pixels, or null if not known
 * @param shape a class that tells the page how wide the picture is for its height
 */
public record Picture(
        String src,
        @Nullable String srcset,
        @Nullable Integer width,
        @Nullable Integer height,
        String shape) {

    /** A picture of which nothing is known but its address. */
    static Picture unknown(String src) {
        return new Picture(src, null, null, null, "shape-unknown");
    }
}
