package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text cut into units that no grapheme cluster crosses, and into tokens of these: rules T2 and T3. */
final class Tokens {
    private static final String ASCII_JOINERS = "'.,:-_/@&=?#%+~";
    private static final String JOINERS = ASCII_JOINERS + '\u2019';
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final String text;
    /** Where each token begins, and, last, where the text ends. */
    private int[] starts = new int[16];

    private TextClass[] classes = new TextClass[16];
    private int size;

    private Tokens(String text) {
        this.text = text;
    }

    static Tokens of(String text) {
        var tokens = new Tokens(text);
        tokens.cut();
        return tokens;
    }

    int size() {
        return size;
    }

    String get(int token) {
        return text.substring(starts[token], starts[token + 1]);
    }

    /** The text of the tokens in [from, to). */
    String text(int from, int to) {
        return text.substring(starts[from], starts[to]);
    }

    List<String> list() {
        List<String> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(get(i));
        }
        return list;
    }

    /** Rule M24: whether this is written language, so that two people's words may be mixed. */
    boolean isProse() {
        boolean white = false;
        boolean words = false;
        for (int i = 0; i < size; i++) {
            switch (classes[i]) {
                case IDEOGRAPHIC -> {
                    return true;
                }
                case WHITE -> white = true;
                case WORD -> words |= !isNumeric(i);
                default -> {}
            }
        }
        return white && words;
    }

    private boolean isNumeric(int token) {
        for (int i = starts[token]; i < starts[token + 1]; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && ASCII_JOINERS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private void cut() {
        int at = 0;
        boolean afterWord = false;
        while (at < text.length()) {
            int end = unitEnd(at);
            TextClass type = unitClass(at);
            boolean word = type == TextClass.WORD || (afterWord && isJoiner(at, end) && wordFollows(end));
            if (!word || !afterWord) {
                begin(at, word ? TextClass.WORD : type);
            }
            afterWord = word;
            at = end;
        }
        starts = Arrays.copyOf(starts, size + 1);
        starts[size] = text.length();
    }

    private void begin(int at, TextClass type) {
        if (size + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            classes = Arrays.copyOf(classes, classes.length * 2);
        }
        starts[size] = at;
        classes[size++] = type;
    }

    private boolean isJoiner(int at, int end) {
        return end == at + 1 && JOINERS.indexOf(text.charAt(at)) >= 0;
    }

    private boolean wordFollows(int at) {
        return at < text.length() && unitClass(at) == TextClass.WORD;
    }

    private TextClass unitClass(int at) {
        TextClass type = TextClass.of(text.codePointAt(at));
        return switch (type) {
            case EXTEND, PREPEND -> TextClass.WORD;
            case REGIONAL -> TextClass.SYMBOL;
            default -> type;
        };
    }

    private int unitEnd(int at) {
        int before = text.codePointAt(at);
        int end = at + Character.charCount(before);
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (isBoundary(before, next)) {
                return end;
            }
            before = next;
            end += Character.charCount(next);
        }
        return end;
    }

    private static boolean isBoundary(int p, int q) {
        if (p == '\r' || p == '\n') {
            return !(p == '\r' && q == '\n');
        }
        TextClass next = TextClass.of(q);
        if (next == TextClass.EXTEND || (p == ZERO_WIDTH_JOINER && next == TextClass.SYMBOL)) {
            return false;
        }
        TextClass previous = TextClass.of(p);
        return previous != TextClass.PREPEND && !(previous == TextClass.REGIONAL && next == TextClass.REGIONAL);
    }
}
