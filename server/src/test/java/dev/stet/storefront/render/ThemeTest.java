package dev.stet.storefront.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.storefront.content.Branding;
import dev.stet.storefront.content.Font;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    private static Branding branding(String primary, String secondary, String accent, String ground, String font) {
        return new Branding(primary, secondary, accent, ground, font, "");
    }

    private static Colour colour(String css, String property) {
        Matcher found = Pattern.compile("--" + property + ":(#[0-9a-f]{6})").matcher(css);
        assertThat(found.find()).as(property).isTrue();
        return Colour.of(found.group(1), Colour.BLACK);
    }

    /** Whatever colours a person chooses, what is written on them can be read. */
    @Test
    void textIsReadableInAnyColours() {
        Random random = new Random(20261125);
        for (int round = 0; round < 2_000; round++) {
            String[] colours = random.ints(4, 0, 1 << 24)
                    .mapToObj(rgb -> String.format(java.util.Locale.ROOT, "#%06x", rgb))
                    .toArray(String[]::new);
            String css = Theme.of(branding(colours[0], colours[1], colours[2], colours[3], ""))
                    .css();
            assertReadable(css, "ink", "ground", 4.4);
            assertReadable(css, "soft", "ground", 4.4);
            assertReadable(css, "link", "ground", 4.4);
            assertReadable(css, "on-primary", "primary", 4.4);
            assertReadable(css, "on-band", "band", 4.4);
            assertReadable(css, "soft-on-band", "band", 4.4);
            assertReadable(css, "accent-on-ground", "ground", 2.9);
            assertReadable(css, "accent-on-band", "band", 4.4);
        }
    }

    private static void assertReadable(String css, String text, String ground, double contrast) {
        assertThat(colour(css, text).contrast(colour(css, ground)))
                .as(text + " on " + ground + " in " + css)
                .isGreaterThan(contrast);
    }

    @ParameterizedTest
    @EnumSource
    void isToldByItsName(Font font) {
        Theme theme = Theme.of(branding("#102030", "#405060", "", "#fefefe", font.label));
        assertThat(Theme.named(theme.name()).orElseThrow().css())
                .isEqualTo(theme.css())
                .contains("--headline:");
        assertThat(theme.name()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;}body{display:none}", "a'b", "</style>", "url(//x)", "a\\62 c", "\"", "a\nb"})
    void aHostileFontOrColourIsLeftOut(String hostile) {
        String css =
                Theme.of(branding(hostile, hostile, hostile, hostile, hostile)).css();
        assertThat(css).isEqualTo(Theme.of(Branding.NONE).css());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "000000-000000-000000-000000-", "000000-000000-000000-000000-a;b", "../site"})
    void isNotMadeFromAnyName(String name) {
        assertThat(Theme.named(name)).isEmpty();
    }

    @Test
    void anotherFontIsTakenFromTheVisitor() {
        assertThat(Theme.of(branding("", "", "", "", "Comic Sans MS")).css())
                .contains("--text:'Comic Sans MS', system-ui");
    }
}
