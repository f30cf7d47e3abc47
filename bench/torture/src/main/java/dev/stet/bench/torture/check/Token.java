package dev.stet.bench.torture.check;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words by which what an operation wrote is recognised. */
final class Token {

    private static final Pattern TOKEN = Pattern.compile("zq(\\d+)x\\d+k");

    private Token() {}

    /** The numbers of the operations whose words are in a text. */
    static Set<Long> in(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .collect(Collectors.toSet());
    }
}
