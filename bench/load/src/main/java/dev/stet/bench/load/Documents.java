package dev.stet.bench.load;

import java.util.Random;

/** Contents of a storefront of a wanted size: English-like words, so that they compress like people's texts. */
public final class Documents {

    private static final String[] WORDS = ("a the of and to in clay glaze kiln wheel bowl cup table boat shore river "
                    + "evening morning light quiet slow hand thumb rim foot stone ash salt fire water made thrown "
                    + "every other after before under over with without they we you somebody nobody always never "
                    + "course place people bread coffee window garden winter summer Thursday booking workshop studio "
                    + "price gift letter story family daughter neighbour market harbour street corner yellow green")
            .split(" ");

    private Documents() {}

    /**
     * A content in canonical form.
     *
     * @param bytes about its size; ASCII, so characters are bytes
     * @param sections how many sections, each with a headline "section-1" and so on
     */
    public static String of(int bytes, int sections, long seed) {
        Random random = new Random(seed);
        int each = Math.max(20, (bytes - 330) / sections - 90);
        StringBuilder json = new StringBuilder(
                "{\"branding\":{\"accentColor\":\"#c98a3c\",\"backgroundColor\":\"#f7f3ec\","
                        + "\"fontFamily\":\"Fraunces\",\"logoUrl\":\"\",\"primaryColor\":\"#a3461f\","
                        + "\"secondaryColor\":\"#1f3d3a\"},\"pages\":[{\"enabled\":true,\"id\":\"home\",\"sections\":[");
        for (int i = 0; i < sections; i++) {
            json.append(i == 0 ? "" : ",").append("{\"content\":\"");
            words(json, each, random);
            json.append("\",\"headline\":\"")
                    .append(headline(i, 0))
                    .append("\",\"id\":\"s")
                    .append(i)
                    .append("\",\"type\":\"text\"}");
        }
        return json.append("],\"title\":\"Home\"}],\"schema\":1}").toString();
    }

    /** The headline of a section after so many edits; always as long. */
    public static String headline(int section, long edits) {
        return "section-%03d edit-%09d".formatted(section, edits);
    }

    private static void words(StringBuilder json, int length, Random random) {
        int end = json.length() + length;
        while (json.length() < end) {
            json.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? ".\\n\\n" : " ");
        }
    }
}
