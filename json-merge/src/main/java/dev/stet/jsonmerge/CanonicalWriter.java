package dev.stet.jsonmerge;

import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the canonical form, rules C3 to C5. */
final class CanonicalWriter {
    private final StringBuilder out = new StringBuilder();
    /** The text that is looked at: each save sees each character of a draft, and that takes longer in a String. */
    private char[] seen = {};

    @Override
    public String toString() {
        return out.toString();
    }

    void write(JsonNode value) {
        switch (value.getNodeType()) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(value.booleanValue() ? "true" : "false");
            case STRING -> writeString(value.stringValue());
            case NUMBER -> out.append(CanonicalNumber.write(value));
            case ARRAY -> writeArray((ArrayNode) value);
            case OBJECT -> writeObject((ObjectNode) value);
            default -> throw CanonicalJson.notJson(value);
        }
    }

    private void writeArray(ArrayNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(array.get(i));
        }
        out.append(']');
    }

    private void writeObject(ObjectNode object) {
        Collection<Map.Entry<String, JsonNode>> members = object.properties();
        if (!isSorted(members)) {
            // String's own order is that of UTF-16 code units
            members = members.stream().sorted(Map.Entry.comparingByKey()).toList();
        }
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : members) {
            if (!first) {
                out.append(',');
            }
            first = false;
            writeString(member.getKey());
            out.append(':');
            write(member.getValue());
        }
        out.append('}');
    }

    /** As in everything that was read from canonical text. */
    private static boolean isSorted(Collection<Map.Entry<String, JsonNode>> members) {
        String last = "";
        for (Map.Entry<String, JsonNode> member : members) {
            if (last.compareTo(member.getKey()) > 0) {
                return false;
            }
            last = member.getKey();
        }
        return true;
    }

    void writeString(String text) {
        out.append('"');
        int plain = lengthOfPlain(text);
        if (plain == text.length()) {
            out.append(text);
        } else {
            out.append(text, 0, plain);
            writeEscaped(text, plain);
        }
        out.append('"');
    }

    private int lengthOfPlain(String text) {
        int length = text.length();
        if (seen.length < length) {
            seen = new char[Math.max(length, 2 * seen.length)];
        }
        char[] chars = seen;
        text.getChars(0, length, chars, 0);
        int at = 0;
        while (at < length) {
            char c = chars[at];
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                break;
            }
            at++;
        }
        return at;
    }

    private void writeEscaped(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && isLoneSurrogate(text, i))) {
                        out.append("\\u").append(hex4(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static String hex4(char c) {
        return Integer.toHexString(0x10000 | c).substring(1);
    }
}
