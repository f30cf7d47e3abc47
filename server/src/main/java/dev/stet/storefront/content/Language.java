package dev.stet.storefront.content;

import java.util.Locale;
import java.util.Set;

/**
 * The language of a storefront.
 *
 * @param tag in BCP 47, such as {@code en} or {@code pt-BR}
 */
public record Language(String tag) {

    /** A tag: a language, and what makes it more exact; or nothing yet. */
    public static final String PATTERN = "^(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4})?$";

    private static final Language USUAL = new Language("en");

    /** Languages that are written from right to left, unless the tag says in which script. */
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi", "ji");

    private static final Set<String> SCRIPTS_FROM_RIGHT =
            Set.of("adlm", "arab", "hebr", "nkoo", "rohg", "samr", "syrc", "thaa");

    /** The language of a tag; English for what is none, since the words that every page has are English. */
    public static Language of(String tag) {
        return tag.isBlank() || !tag.strip().matches(PATTERN)
                ? USUAL
                : new Language(Locale.forLanguageTag(tag.strip()).toLanguageTag());
    }

    public boolean isRightToLeft() {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT.contains(locale.getLanguage())
                : SCRIPTS_FROM_RIGHT.contains(locale.getScript().toLowerCase(Locale.ROOT));
    }
}
