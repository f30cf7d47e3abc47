package dev.stet.storefront.render;

import dev.stet.storefront.content.Branding;
import dev.stet.storefront.content.Font;
import dev.stet.storefront.content.Widget;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The colours and letters of a storefront as a stylesheet of custom properties.
 *
 * <p>A theme is told entirely by its name, which is part of the stylesheet's address. So no page needs a style of its
 * own, the policy for styles can be {@code 'self'} and nothing else, and the stylesheet may be kept for ever.
 */
public final class Theme {

    private static final Pattern NAME =
            Pattern.compile("([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{6})-([A-Za-z0-9_-]{1,60})");
    private static final double READABLE = 4.5;

    private final Colour ground;
    private final Colour primary;
    private final Colour secondary;
    private final Colour accent;
    private final String font;

    private Theme(Colour ground, Colour primary, Colour secondary, Colour accent, String font) {
        this.ground = ground;
        this.primary = primary;
        this.secondary = secondary;
        this.accent = accent;
        this.font = font;
    }

    /** The theme of a branding; what is missing or no colour at all takes the house style. */
    public static Theme of(Branding branding) {
        Colour ground = Colour.of(branding.backgroundColor(), new Colour(0xfb, 0xfa, 0xf7));
        Colour primary = Colour.of(branding.primaryColor(), ground.isDark() ? Colour.WHITE : Colour.BLACK);
        Colour secondary = Colour.of(branding.secondaryColor(), ground.mixed(ground.ink(), 0.92));
        Colour accent = Colour.of(branding.accentColor(), primary);
        String font = branding.fontFamily().matches(Widget.FONT.pattern) ? branding.fontFamily() : "";
        return new Theme(ground, primary, secondary, accent, font.isBlank() ? Font.INSTRUMENT.label : font.strip());
    }

    /** The theme of a name that {@link #name} has made, or one like it. */
    public static Optional<Theme> named(String name) {
        Matcher part = NAME.matcher(name);
        if (!part.matches()) {
            return Optional.empty();
        }
        Colour black = Colour.BLACK;
        return Optional.of(new Theme(
                Colour.of(part.group(1), black),
                Colour.of(part.group(2), black),
                Colour.of(part.group(3), black),
                Colour.of(part.group(4), black),
                part.group(5).replace('_', ' ')));
    }

    /** All there is to know about the theme, in characters that need no escaping in an address. */
    public String name() {
        return String.join(
                "-",
                ground.digits(),
                primary.digits(),
                secondary.digits(),
                accent.digits(),
                font.replace(' ', '_').substring(0, Math.min(60, font.length())));
    }

    /** What browsers paint around the page. */
    public String groundColour() {
        return ground.css();
    }

    /** The files of the fonts that the first screen needs, without folder. */
    public List<String> fontFiles() {
        return shipped().map(Font::files).orElse(List.of());
    }

    /** The stylesheet: nothing but custom properties of the root. */
    public String css() {
        Colour ink = ground.ink();
        Colour raised = ground.mixed(Colour.WHITE, ground.isDark() ? 0.06 : 0.55);
        return ":root{color-scheme:" + (ground.isDark() ? "dark" : "light")
                + property("ground", ground)
                + property("raised", raised)
                + property("sunken", ground.mixed(ink, 0.045))
                + property("ink", ink.mixed(ground, 0.04).readableOn(ground, READABLE))
                + property("soft", ink.mixed(ground, 0.3).readableOn(ground, READABLE))
                + property("line", ground.mixed(ink, 0.16))
                + property("primary", primary)
                + property("on-primary", primary.ink())
                + property("link", primary.readableOn(ground, READABLE))
                + property("band", secondary)
                + property("on-band", secondary.ink())
                + property(
                        "soft-on-band", secondary.ink().mixed(secondary, 0.25).readableOn(secondary, READABLE))
                + property("line-on-band", secondary.mixed(secondary.ink(), 0.25))
                + property("accent", accent)
                + property("accent-on-ground", accent.readableOn(ground, 3))
                + property("accent-on-band", accent.readableOn(secondary, READABLE))
                + ";--headline:"
                + stack(shipped().map(shipped -> shipped.headline).orElse(font))
                + ";--text:" + stack(shipped().map(shipped -> shipped.text).orElse(font))
                + shipped()
                        .map(shipped -> ";--headline-weight:" + shipped.weight)
                        .orElse(";--headline-weight:600")
                + shipped()
                        .map(shipped -> ";--headline-spacing:" + shipped.spacing)
                        .orElse("")
                + "}\n";
    }

    /** A small mark for browser tabs: a disc in the main colour. */
    public String icon() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><circle cx=\"16\" cy=\"16\" r=\"15\" fill=\""
                + primary.css() + "\"/><circle cx=\"16\" cy=\"16\" r=\"5\" fill=\""
                + primary.ink().css() + "\"/></svg>\n";
    }

    private Optional<Font> shipped() {
        return Arrays.stream(Font.values())
                .filter(known -> known.label.equalsIgnoreCase(font))
                .findFirst();
    }

    private static String property(String name, Colour colour) {
        return ";--" + name + ":" + colour.css();
    }

    private static String stack(String family) {
        String fallback = family.matches("(?i).*(serif|fraunces|newsreader|georgia|times|garamond|lora|playfair).*")
                        && !family.matches("(?i).*sans.*")
                ? "Georgia, 'Times New Roman', serif"
                : "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
        return family.equals("system-ui") ? fallback : "'" + family + "', " + fallback;
    }
}
