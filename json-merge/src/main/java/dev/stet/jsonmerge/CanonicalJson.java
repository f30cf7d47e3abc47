package dev.stet.jsonmerge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one way to write a value, and the equality that follows from it: rules C1 to C7 of spec/merge.md. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The canonical form. */
    public static String write(JsonNode value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** The canonical form in UTF-8. */
    public static byte[] bytes(JsonNode value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads one JSON text exactly; see rule C6 for what is refused. */
    public static JsonNode parse(String text) {
        return new JsonReader(text).read();
    }

    /** Reads one JSON text in UTF-8 exactly; see rule C6 for what is refused. */
    public static JsonNode parse(byte[] utf8) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return parse(text.toString());
        } catch (CharacterCodingException e) {
            throw new JsonParseException("not UTF-8", 0);
        }
    }

    /** Whether the two have the same canonical form; null, for absent, equals only null. */
    public static boolean equal(@Nullable JsonNode a, @Nullable JsonNode b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null || a.getNodeType() != b.getNodeType()) {
            return false;
        }
        return switch (a.getNodeType()) {
            case NULL -> true;
            case BOOLEAN -> a.booleanValue() == b.booleanValue();
            case STRING -> a.stringValue().equals(b.stringValue());
            case NUMBER -> CanonicalNumber.equal(a, b);
            case ARRAY -> equalElements((ArrayNode) a, (ArrayNode) b);
            case OBJECT -> equalMembers((ObjectNode) a, (ObjectNode) b);
            default -> throw notJson(a);
        };
    }

    private static boolean equalElements(ArrayNode a, ArrayNode b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMembers(ObjectNode a, ObjectNode b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> member : a.properties()) {
            if (!equal(member.getValue(), b.get(member.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** The canonical form of a string. */
    static String quote(String text) {
        var out = new StringBuilder();
        writeString(text, out);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(value.booleanValue());
            case STRING -> writeString(value.stringValue(), out);
            case NUMBER -> out.append(CanonicalNumber.write(value));
            case ARRAY -> writeArray((ArrayNode) value, out);
            case OBJECT -> writeObject((ObjectNode) value, out);
            default -> throw notJson(value);
        }
    }

    private static void writeArray(ArrayNode array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(array.get(i), out);
        }
        out.append(']');
    }

    private static void writeObject(ObjectNode object, StringBuilder out) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        // String's own order is that of UTF-16 code units
        members.sort(Map.Entry.comparingByKey());
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : members) {
            if (!first) {
                out.append(',');
            }
            first = false;
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
        }
        out.append('}');
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !(Character.isSurrogate(c) && isLoneSurrogate(text, i))) {
                continue;
            }
            // in runs, and almost every text is one; by substring, which copies at once what a range copies singly
            out.append(text.substring(written, i));
            written = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> out.append("\\u").append(hex4(c));
            }
        }
        out.append(text.substring(written)).append('"');
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static String hex4(char c) {
        return Integer.toHexString(0x10000 | c).substring(1);
    }

    private static IllegalArgumentException notJson(JsonNode value) {
        return new IllegalArgumentException("not a JSON value: a node of type " + value.getNodeType());
    }
}
