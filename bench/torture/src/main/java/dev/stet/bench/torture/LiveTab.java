package dev.stet.bench.torture;

import org.jspecify.annotations.Nullable;

/** placeholder */
final class LiveTab {
    Writer.@Nullable Copy newest() {
        return null;
    }
}
