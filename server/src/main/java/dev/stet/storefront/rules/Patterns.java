package dev.stet.storefront.rules;

import dev.stet.storefront.content.Widget;
import java.util.Map;

/** What to do about a text that does not match the pattern of its widget. */
final class Patterns {

    static final Map<String, String> REMEDIES = Map.of(
            Widget.ID.pattern, "Use 1 to 64 letters, digits, “-” and “_” for an id.",
            Widget.COLOR.pattern, "Write the colour as # and six digits or letters a to f, such as #1f4d43.",
            Widget.LANGUAGE.pattern, "Write the language as its short tag, such as en, de or pt-BR.",
            Widget.FONT.pattern, "Write the name of the font with letters, digits and spaces only.",
            Widget.URL.pattern,
                    "Begin the link with https://, mailto: or tel:, or with / for a page of this site, such as /contact.",
            Widget.IMAGE.pattern,
                    "Begin the address of the picture with https://, or with / for a picture of this site.");

    private Patterns() {}
}
