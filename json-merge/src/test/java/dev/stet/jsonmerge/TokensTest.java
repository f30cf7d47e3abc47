package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** [T2] No token begins inside a grapheme cluster, as the runtime's own Unicode sees clusters. */
class TokensTest {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    /** Characters that combine in every way that clusters know. */
    private static final List<String> PIECES = List.of(
            "a",
            "1",
            " ",
            "\n",
            "\r",
            "\r\n",
            "!",
            "#",
            "'",
            ".",
            "\u0301",
            "\u20e3",
            "\ufe0f",
            "\u200d",
            "\u200c",
            "👩",
            "👧",
            "❤",
            "👍",
            "🏽",
            "🇩",
            "🇪",
            "日",
            "\udb40\udd00",
            "か",
            "\u3099",
            "ﾞ",
            "ह",
            "\u094d",
            "\u093f",
            "க",
            "\u0bc6",
            "ก",
            "\u0e33",
            "\u1112",
            "\u1161",
            "\u11ab",
            "한",
            "\u0600",
            "ب",
            "ש",
            "\u05b8",
            "\ud800",
            "\udc00",
            "\u00ad",
            "\u2028",
            "🏴",
            "\udb40\udc67",
            "\udb40\udc7f");

    @Test
    void tokensNeverSplitAGrapheme() {
        long seed = Long.getLong("stet.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            assertThat(starts(Tokens.of(text)))
                    .as("seed %d, %s", seed, CanonicalJson.write(tools.jackson.databind.node.StringNode.valueOf(text)))
                    .isSubsetOf(clusterStarts(text));
        }
    }

    @Test
    void tokensAreTheWholeText() {
        String text = "Hello, 👨‍👩‍👧 & co. — 日本\r\n";
        assertThat(String.join("", Tokens.of(text).list())).isEqualTo(text);
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        int pieces = 1 + random.nextInt(10);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static Set<Integer> starts(Tokens tokens) {
        Set<Integer> starts = new HashSet<>();
        int at = 0;
        for (String token : tokens.list()) {
            starts.add(at);
            at += token.length();
        }
        return starts;
    }

    private static Set<Integer> clusterStarts(String text) {
        Set<Integer> starts = new HashSet<>();
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            starts.add(cluster.start());
        }
        return starts;
    }
}
