package dev.stet.storefront.render;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price as a search engine reads it.
 *
 * @param from whether it is the lowest of several, as in “from £45”
 */
record Price(String currency, BigDecimal amount, boolean from) {

    /** Signs that are one currency's only: “$” and “¥” may be several. */
    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "£", "GBP", "₹", "INR", "₪", "ILS", "₩", "KRW");

    private static final String CURRENCY = "[€£₹₪₩]|[A-Z]{3}";
    private static final Pattern WRITTEN = Pattern.compile("(?<from>(?i:from|ab|à partir de|desde|da) )?(?:(?<before>"
            + CURRENCY + ") ?)?(?<whole>\\d{1,3}(?:[,.’' ]\\d{3})+|\\d{1,9})(?:[.,](?<part>\\d{2}))?(?: ?(?<after>"
            + CURRENCY + "))?");

    /** The price that a text states, and nothing else; empty where a reader would have to guess. */
    static Optional<Price> of(String text) {
        Matcher price = WRITTEN.matcher(text.strip().replace('\u00a0', ' ').replace('\u202f', ' '));
        if (!price.matches() || (price.group("before") == null) == (price.group("after") == null)) {
            return Optional.empty();
        }
        String currency = price.group("before") == null ? price.group("after") : price.group("before");
        String whole = price.group("whole").replaceAll("\\D", "");
        String part = price.group("part");
        return Optional.of(new Price(
                SIGNS.getOrDefault(currency, currency),
                new BigDecimal(part == null ? whole : whole + "." + part),
                price.group("from") != null));
    }
}
