package dev.stet.storefront.rules;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.stet.jsonmerge.IdPath;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Says in plain words what to do about a place that does not fit the schema. */
final class Remedy {

    private Remedy() {}

    /** The JSON Pointer, with indexes, of the value that is wrong; of a missing field, where it should be. */
    static String pointer(Error error) {
        NodePath location = error.getInstanceLocation();
        String pointer = IntStream.range(0, location.getNameCount())
                .mapToObj(step -> IdPath.child("", String.valueOf((Object) location.getElement(step))))
                .collect(Collectors.joining());
        String property = error.getProperty();
        return property == null ? pointer : IdPath.child(pointer, property);
    }

    static String of(Error error) {
        JsonNode value = error.getInstanceNode();
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> kind(limit.asString(""));
            case "required" -> missing(error.getProperty());
            case "additionalProperties" ->
                "“" + shortened(error.getProperty()) + "” is not a field here. Remove it or check its spelling.";
            case "maxLength" ->
                "Shorten this to " + limit.asInt() + " characters or fewer; it has " + length(value) + ".";
            case "maxItems" -> "Keep at most " + limit.asInt() + " here; there are " + value.size() + ".";
            case "pattern" -> pattern(limit.asString(""));
            case "enum", "const" -> "Use " + choices(limit) + ".";
            case "minimum" -> "Use " + limit.asString() + " or more.";
            case "maximum" -> "Use " + limit.asString() + " or less.";
            default -> error.getMessage();
        };
    }

    private static String kind(String type) {
        return switch (type) {
            case "string" -> "This must be text. To leave it empty, use \"\" or remove the field.";
            case "boolean" -> "This must be true or false.";
            case "integer" -> "This must be a whole number.";
            case "array" -> "This must be a list, in square brackets.";
            default -> "This must be an object with fields, in curly brackets.";
        };
    }

    private static String missing(String property) {
        return switch (property) {
            case "id" -> "Give this an id of up to 64 letters, digits, “-” and “_”.";
            case "type" -> "Say which kind of section this is: its type is missing.";
            case "pages" -> "The content needs its pages; at least the home page.";
            default -> "“" + property + "” is missing.";
        };
    }

    private static String pattern(String pattern) {
        return Patterns.REMEDIES.getOrDefault(pattern, "This has characters that cannot stand here.");
    }

    private static String choices(JsonNode limit) {
        if (!limit.isArray()) {
            return limit.toString();
        }
        List<String> values = limit.valueStream().map(JsonNode::asString).toList();
        return values.stream().limit(values.size() - 1L).collect(Collectors.joining(", ")) + " or " + values.getLast();
    }

    private static int length(JsonNode text) {
        String value = text.asString("");
        return value.codePointCount(0, value.length());
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 59)) + "…";
    }
}
