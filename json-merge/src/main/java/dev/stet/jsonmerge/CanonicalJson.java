package dev.stet.jsonmerge;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one way to write a value, and the equality that follows from it: rules C1 to C7 of spec/merge.md. */
public final class CanonicalJson {
    private static final char REPLACEMENT = '\ufffd';

    private CanonicalJson() {}

    /** The canonical form. */
    public static String write(JsonNode value) {
        var out = new CanonicalWriter();
        out.write(value);
        return out.toString();
    }

    /** The canonical form in UTF-8. */
    public static byte[] bytes(JsonNode value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads one JSON text exactly; see rule C6 for what is refused. */
    public static JsonNode parse(String text) {
        return JsonReader.read(text);
    }

    /** Reads one JSON text in UTF-8 exactly; see rule C6 for what is refused. */
    public static JsonNode parse(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // this character may stand for bytes that are not UTF-8; decoding strictly always takes several times as long
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkUtf8(utf8);
        }
        return parse(text);
    }

    private static void checkUtf8(byte[] bytes) {
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), decoded, true)
                .isError()) {
            throw new JsonParseException("not UTF-8", decoded.position());
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
        var out = new CanonicalWriter();
        out.writeString(text);
        return out.toString();
    }

    static IllegalArgumentException notJson(JsonNode value) {
        return new IllegalArgumentException("not a JSON value: a node of type " + value.getNodeType());
    }
}
