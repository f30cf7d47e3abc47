package dev.stet.storefront.content;

import java.util.Arrays;
import java.util.List;

/** The letters that Stet brings along: a headline font and a text font that go together. */
public enum Font {
    FRAUNCES(
            "Fraunces",
            "Fraunces",
            "Hanken Grotesk",
            400,
            "-0.022em",
            "fraunces-latin-opsz",
            "hanken-grotesk-latin-wght"),
    INSTRUMENT(
            "Instrument Serif",
            "Instrument Serif",
            "Instrument Sans",
            400,
            "-0.015em",
            "instrument-serif-latin-400",
            "instrument-sans-latin-wght"),
    NEWSREADER("Newsreader", "Newsreader", "Newsreader", 400, "-0.02em", "newsreader-latin-wght"),
    BRICOLAGE(
            "Bricolage Grotesque",
            "Bricolage Grotesque",
            "Instrument Sans",
            600,
            "-0.035em",
            "bricolage-grotesque-latin-wght",
            "instrument-sans-latin-wght"),
    HANKEN("Hanken Grotesk", "Hanken Grotesk", "Hanken Grotesk", 600, "-0.03em", "hanken-grotesk-latin-wght"),
    GEORGIA("Georgia", "Georgia", "Georgia", 400, "-0.015em"),
    SYSTEM("System", "system-ui", "system-ui", 650, "-0.025em");

    public static final List<String> NAMES =
            Arrays.stream(values()).map(font -> font.label).toList();

    /** The name as it stands in content. */
    public final String label;

    public final String headline;
    public final String text;

    /** How bold headlines are, and how far apart their letters. */
    public final int weight;

    public final String spacing;

    private final List<String> files;

    Font(String label, String headline, String text, int weight, String spacing, String... files) {
        this.label = label;
        this.headline = headline;
        this.text = text;
        this.weight = weight;
        this.spacing = spacing;
        this.files = Arrays.stream(files).map(file -> file + "-normal.woff2").toList();
    }

    /** The files that a page in western languages needs first. */
    public List<String> files() {
        return files;
    }
}
