package dev.stet.storefront.render;

import java.util.HexFormat;
import java.util.Locale;

/** An opaque sRGB colour, with what is needed to keep text on it readable (WCAG 2). */
record Colour(int red, int green, int blue) {

    /** Softer than black on light grounds. */
    static final Colour BLACK = new Colour(0x16, 0x18, 0x17);

    private static final Colour PITCH = new Colour(0, 0, 0);
    static final Colour WHITE = new Colour(0xff, 0xff, 0xff);

    /** The colour of {@code #rrggbb} or {@code rrggbb}, or the other one if the text is neither. */
    static Colour of(String text, Colour otherwise) {
        String digits = text.startsWith("#") ? text.substring(1) : text;
        if (!digits.matches("[0-9a-fA-F]{6}")) {
            return otherwise;
        }
        int rgb = HexFormat.fromHexDigits(digits);
        return new Colour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Six hexadecimal digits. */
    String digits() {
        return String.format(Locale.ROOT, "%02x%02x%02x", red, green, blue);
    }

    String css() {
        return "#" + digits();
    }

    /** This colour with a part, 0 to 1, of another. */
    Colour mixed(Colour other, double part) {
        return new Colour(mixed(red, other.red, part), mixed(green, other.green, part), mixed(blue, other.blue, part));
    }

    /** From 1 for the same to 21 for black on white. */
    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    boolean isDark() {
        return contrast(WHITE) > contrast(PITCH);
    }

    /** The ink, dark or light, that is best read on this colour. */
    Colour ink() {
        if (isDark()) {
            return WHITE;
        }
        return contrast(BLACK) >= 7 ? BLACK : PITCH; // on middle tones nothing but black itself is readable
    }

    /** This colour if it can be read on a ground, otherwise the nearest shade of it that can. */
    Colour readableOn(Colour ground, double contrast) {
        Colour shade = this;
        for (int step = 1; step <= 20 && shade.contrast(ground) < contrast; step++) {
            shade = mixed(ground.ink(), step / 20.0);
        }
        return shade;
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }
}
