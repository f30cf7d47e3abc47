package dev.stet.jsonmerge;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON text, rule C6, with Jackson's parser. No setting of Jackson refuses
 * all that rule C6 refuses, so this class refuses the rest: see docs/decisions/0013.
 */
final class JsonReader {
    static final int MAX_DEPTH = 500;
    private static final int MAX_NUMBER_CHARS = 1000;
    private static final int MAX_EXPONENT_DIGITS = 4;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonFactory PARSERS = JsonFactory.builder()
            // its table of names refuses documents with many names of one hash, which rule C6 does not
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            // the limits of rule C6 are checked below, before these are met
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static JsonNode read(String text) {
        checkEscapes(text);
        try (JsonParser parser = PARSERS.createParser(ObjectReadContext.empty(), text)) {
            var reader = new JsonReader(parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw reader.error("an early end");
            }
            JsonNode value = reader.value(first, 1);
            if (parser.nextToken() != null) {
                throw reader.error("something after the value");
            }
            return value;
        } catch (JacksonException e) {
            throw new JsonParseException(
                    e.getOriginalMessage(), (int) e.getLocation().getCharOffset());
        }
    }

    /** Jackson 3.1 takes characters of other scripts for hex digits: it looks at the lower eight bits only. */
    private static void checkEscapes(String text) {
        for (int i = text.indexOf("\\u"); i >= 0; i = text.indexOf("\\u", i + 2)) {
            String digits = text.substring(i + 2, Math.min(i + 6, text.length()));
            if (!digits.chars().allMatch(c -> c < 128) && isEscape(text, i)) {
                throw new JsonParseException("a bad \\u escape", i);
            }
        }
    }

    /** Whether the backslash is not itself escaped. */
    private static boolean isEscape(String text, int backslash) {
        int first = backslash;
        while (first > 0 && text.charAt(first - 1) == '\\') {
            first--;
        }
        return (backslash - first) % 2 == 0;
    }

    private JsonNode value(JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw error("not a JSON value");
        };
    }

    private ObjectNode object(int depth) {
        checkDepth(depth);
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (object.has(name)) {
                throw error("a member name twice");
            }
            object.set(name, value(parser.nextToken(), depth + 1));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        checkDepth(depth);
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, depth + 1));
        }
        return array;
    }

    private void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new JsonTooDeepException(MAX_DEPTH, offset());
        }
    }

    private JsonNode integer() {
        checkLength();
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private JsonNode decimal() {
        checkLength();
        String written = parser.getString();
        int exponent = Math.max(written.indexOf('e'), written.indexOf('E')) + 1;
        if (exponent > 0 && exponentDigits(written, exponent) > MAX_EXPONENT_DIGITS) {
            throw error("an exponent of more than " + MAX_EXPONENT_DIGITS + " digits");
        }
        return NODES.numberNode(new BigDecimal(written));
    }

    /** How many digits there are after the sign and leading zeros. */
    private static int exponentDigits(String written, int from) {
        int first = from;
        while (first < written.length() && "+-0".indexOf(written.charAt(first)) >= 0) {
            first++;
        }
        return written.length() - first;
    }

    private void checkLength() {
        if (parser.getStringLength() > MAX_NUMBER_CHARS) {
            throw error("a number longer than " + MAX_NUMBER_CHARS + " characters");
        }
    }

    private int offset() {
        return (int) parser.currentLocation().getCharOffset();
    }

    private JsonParseException error(String what) {
        return new JsonParseException(what, offset());
    }
}
