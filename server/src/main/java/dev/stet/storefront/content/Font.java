package dev.stet.storefront.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The letters that Stet brings along: a headline font and a text font that go together. */
public enum Font {
    FRAUNCES("Fraunces", "Fraunces", "Hanken Grotesk"),
    INSTRUMENT("Instrument Serif", "Instrument Serif", "Instrument Sans"),
    NEWSREADER("Newsreader", "Newsreader", "Newsreader"),
    BRICOLAGE("Bricolage Grotesque", "Bricolage Grotesque", "Instrument Sans"),
    HANKEN("Hanken Grotesk", "Hanken Grotesk", "Hanken Grotesk"),
    GEORGIA("Georgia", "Georgia", "Georgia"),
    SYSTEM("System", "system-ui", "system-ui");

    public static final List<String> NAMES =
            Arrays.stream(values()).map(font -> font.label).toList();

    /** The name as it stands in content. */
    public final String label;

    public final String headline;
    public final String text;

    Font(String label, String headline, String text) {
        this.label = label;
        this.headline = headline;
        this.text = text;
    }

    /** The name in lower case with dashes, fit for file names and addresses. */
    public String slug() {
        return label.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
