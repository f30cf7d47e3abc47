package dev.stet.jsonmerge;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Numbers as exact decimals, rule C5: the layout of ECMAScript with as many digits as there are. */
final class CanonicalNumber {
    private static final int PLAIN_DIGITS = 21;
    private static final int LEADING_ZEROS = -6;

    private CanonicalNumber() {}

    static String write(JsonNode number) {
        if (number.isInt() || number.isLong() || number.isShort()) {
            return Long.toString(number.longValue());
        }
        return write(decimal(number));
    }

    static boolean equal(JsonNode a, JsonNode b) {
        if (a.isInt() && b.isInt()) {
            return a.intValue() == b.intValue();
        }
        return decimal(a).compareTo(decimal(b)) == 0;
    }

    private static BigDecimal decimal(JsonNode number) {
        if (number.isBigDecimal()) {
            return number.decimalValue();
        }
        if (number.isIntegralNumber()) {
            return new BigDecimal(number.bigIntegerValue());
        }
        // a double means its shortest decimal, not the binary fraction behind it
        String shortest =
                number.isFloat() ? Float.toString(number.floatValue()) : Double.toString(number.doubleValue());
        try {
            return new BigDecimal(shortest);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a JSON number: " + shortest, e);
        }
    }

    private static String write(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = number.stripTrailingZeros();
        String digits = stripped.unscaledValue().abs().toString();
        String sign = number.signum() < 0 ? "-" : "";
        return sign + layOut(digits, digits.length() - (long) stripped.scale());
    }

    /** Lays out 0.digits × 10^n. */
    private static String layOut(String digits, long n) {
        int k = digits.length();
        if (k <= n && n <= PLAIN_DIGITS) {
            return digits + "0".repeat((int) n - k);
        }
        if (0 < n && n <= PLAIN_DIGITS) {
            return digits.substring(0, (int) n) + "." + digits.substring((int) n);
        }
        if (LEADING_ZEROS < n && n <= 0) {
            return "0." + "0".repeat((int) -n) + digits;
        }
        String fraction = k > 1 ? "." + digits.substring(1) : "";
        long exponent = n - 1;
        return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }
}
