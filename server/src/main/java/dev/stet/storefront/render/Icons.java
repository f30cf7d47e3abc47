package dev.stet.storefront.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The icons that features may name. */
public final class Icons {

    private static final Set<String> NAMES = read();

    private Icons() {}

    /** Whether the icons that Stet brings along have one of this name. */
    public static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    /** Whether the text is a picture itself, such as an emoji, and no word that names none. */
    public static boolean isSymbol(String text) {
        return !text.isBlank() && text.length() <= 16 && text.codePoints().noneMatch(point -> point < 0x2000);
    }

    private static Set<String> read() {
        try (InputStream sprite = Icons.class.getResourceAsStream("/static/storefront/icons.svg")) {
            byte[] bytes = Objects.requireNonNull(sprite, "Bug: the icons are not in the jar")
                    .readAllBytes();
            return Pattern.compile("<symbol id=\"([a-z-]+)\"")
                    .matcher(new String(bytes, StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
