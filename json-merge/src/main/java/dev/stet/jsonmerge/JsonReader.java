package dev.stet.jsonmerge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON text, rule C6. Own, because two implementations have to refuse the same texts: what a general parser
 * accepts depends on its settings and its version, and it forgets how a number was written.
 */
final class JsonReader {
    static final int MAX_DEPTH = 500;
    private static final int MAX_NUMBER_CHARS = 1000;
    private static final int MAX_EXPONENT_DIGITS = 4;
    private static final int LONG_DIGITS = 18;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private int at;
    private int depth;
    private char[] unescaped = {};

    JsonReader(String text) {
        this.text = text;
    }

    JsonNode read() {
        JsonNode value = value();
        skipWhiteSpace();
        if (at < text.length()) {
            throw error("something after the value");
        }
        return value;
    }

    private JsonNode value() {
        skipWhiteSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> NODES.stringNode(string());
            case 't' -> literal("true", NODES.booleanNode(true));
            case 'f' -> literal("false", NODES.booleanNode(false));
            case 'n' -> literal("null", NODES.nullNode());
            default -> number();
        };
    }

    private ObjectNode object() {
        enter();
        ObjectNode object = NODES.objectNode();
        if (peekAfterSpace() == '}') {
            at++;
        } else {
            do {
                member(object);
            } while (anotherOr('}'));
        }
        depth--;
        return object;
    }

    private void member(ObjectNode object) {
        if (peekAfterSpace() != '"') {
            throw error("no member name");
        }
        String name = string();
        if (object.has(name)) {
            throw error("a member name twice");
        }
        if (peekAfterSpace() != ':') {
            throw error("no colon after a member name");
        }
        at++;
        object.set(name, value());
    }

    private ArrayNode array() {
        enter();
        ArrayNode array = NODES.arrayNode();
        if (peekAfterSpace() == ']') {
            at++;
        } else {
            do {
                array.add(value());
            } while (anotherOr(']'));
        }
        depth--;
        return array;
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw new JsonTooDeepException(MAX_DEPTH, at);
        }
    }

    private boolean anotherOr(char end) {
        char c = peekAfterSpace();
        if (c != ',' && c != end) {
            throw error("neither a comma nor an end");
        }
        at++;
        return c == ',';
    }

    private JsonNode literal(String name, JsonNode node) {
        if (!text.startsWith(name, at)) {
            throw error("not a JSON value");
        }
        at += name.length();
        return node;
    }

    private String string() {
        int start = ++at;
        at = endOfRun(start);
        return at < text.length() && text.charAt(at) == '"' ? text.substring(start, at++) : stringWithEscapes(start);
    }

    private String stringWithEscapes(int start) {
        int length = unescape(start, 0);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return new String(unescaped, 0, length);
            }
            if (c < ' ') {
                throw error("a control character in a string");
            }
            at++;
            unescaped[length++] = escaped();
            int run = at;
            at = endOfRun(run);
            length = unescape(run, length);
        }
        throw error("a string without end");
    }

    /** Where the characters end that stand for themselves. It sees each one of a document, so it has no field in its loop. */
    private int endOfRun(int from) {
        String all = text;
        int end = from;
        while (end < all.length()) {
            char c = all.charAt(end);
            if (c == '"' || c == '\\' || c < ' ') {
                break;
            }
            end++;
        }
        return end;
    }

    /** Puts what stands from there up to here behind what is unescaped already, and gives the length of both. */
    private int unescape(int from, int length) {
        int end = length + at - from;
        if (end >= unescaped.length) {
            unescaped = Arrays.copyOf(unescaped, Math.max(2 * end, 64));
        }
        text.getChars(from, at, unescaped, length);
        return end;
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicodeEscape();
            default -> throw error("an unknown escape");
        };
    }

    private char unicodeEscape() {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            char c = peek();
            // not Character.digit for all: that takes digits of other scripts
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw error("a bad \\u escape");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private JsonNode number() {
        int start = at;
        skip('-');
        if (!skip('0') && digits() == 0) {
            throw error("not a JSON value");
        }
        boolean whole = true;
        if (skip('.')) {
            whole = false;
            if (digits() == 0) {
                throw error("no digit after the point");
            }
        }
        if (skip('e') || skip('E')) {
            whole = false;
            exponent();
        }
        if (at - start > MAX_NUMBER_CHARS) {
            throw error("a number longer than " + MAX_NUMBER_CHARS + " characters");
        }
        return numberNode(text.substring(start, at), whole);
    }

    private void exponent() {
        if (!skip('+')) {
            skip('-');
        }
        boolean zeros = skip('0');
        while (skip('0')) {
            zeros = true;
        }
        int count = digits();
        if (count == 0 && !zeros) {
            throw error("no digit in the exponent");
        }
        if (count > MAX_EXPONENT_DIGITS) {
            throw error("an exponent of more than " + MAX_EXPONENT_DIGITS + " digits");
        }
    }

    private static JsonNode numberNode(String written, boolean whole) {
        if (!whole) {
            return NODES.numberNode(new BigDecimal(written));
        }
        if (written.length() > LONG_DIGITS) {
            return NODES.numberNode(new BigInteger(written));
        }
        long value = Long.parseLong(written);
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private int digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    private boolean skip(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private char peekAfterSpace() {
        skipWhiteSpace();
        return peek();
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("an early end");
        }
        return text.charAt(at);
    }

    private void skipWhiteSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private JsonParseException error(String what) {
        return new JsonParseException(what, at);
    }
}
