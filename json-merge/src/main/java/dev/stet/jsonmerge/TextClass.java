package dev.stet.jsonmerge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The class of a code point, rule T1: from the specification's own tables, never from the runtime's Unicode. */
enum TextClass {
    WORD,
    WHITE,
    SYMBOL,
    IDEOGRAPHIC,
    EXTEND,
    PREPEND,
    REGIONAL;

    private static final Table TABLE = Table.load();

    static TextClass of(int codePoint) {
        return codePoint < Table.DIRECT ? TABLE.direct[codePoint] : TABLE.search(codePoint);
    }

    private static final class Table {
        private static final int DIRECT = 0x300;

        private final int[] firsts;
        private final int[] lasts;
        private final TextClass[] classes;
        private final TextClass[] direct = new TextClass[DIRECT];

        private record Range(int last, TextClass type) {}

        private Table(TreeMap<Integer, Range> ranges) {
            firsts = ranges.keySet().stream().mapToInt(Integer::intValue).toArray();
            lasts = ranges.values().stream().mapToInt(Range::last).toArray();
            classes = ranges.values().stream().map(Range::type).toArray(TextClass[]::new);
            for (int c = 0; c < DIRECT; c++) {
                direct[c] = search(c);
            }
        }

        private TextClass search(int codePoint) {
            int at = java.util.Arrays.binarySearch(firsts, codePoint);
            int range = at >= 0 ? at : -at - 2;
            return range >= 0 && codePoint <= lasts[range] ? classes[range] : WORD;
        }

        private static Table load() {
            try (InputStream file = TextClass.class.getResourceAsStream("text-classes.json")) {
                if (file == null) {
                    throw new IllegalStateException("bug: text-classes.json is not in the jar");
                }
                return new Table(read(CanonicalJson.parse(file.readAllBytes())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static TreeMap<Integer, Range> read(JsonNode file) {
            TreeMap<Integer, Range> ranges = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : file.properties()) {
                if (!"comment".equals(entry.getKey())) {
                    TextClass type = valueOf(entry.getKey().toUpperCase(java.util.Locale.ROOT));
                    for (String range : entry.getValue().stringValue().split(" ")) {
                        int dash = range.indexOf('-');
                        int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
                        int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1), 16);
                        ranges.put(first, new Range(last, type));
                    }
                }
            }
            return ranges;
        }
    }
}
