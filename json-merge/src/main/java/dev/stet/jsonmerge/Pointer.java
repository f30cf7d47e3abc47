package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.List;

/** JSON Pointers, RFC 6901. */
final class Pointer {
    private Pointer() {}

    static String escape(String name) {
        if (name.indexOf('~') < 0 && name.indexOf('/') < 0) {
            return name;
        }
        return name.replace("~", "~0").replace("/", "~1");
    }

    static String child(String pointer, String name) {
        return pointer + "/" + escape(name);
    }

    static String child(String pointer, int index) {
        return pointer + "/" + index;
    }

    /** The steps of a pointer, unescaped. */
    static List<String> steps(String pointer) {
        List<String> steps = new ArrayList<>();
        if (pointer.isEmpty()) {
            return steps;
        }
        if (pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("a pointer begins with a slash");
        }
        int start = 1;
        while (start <= pointer.length()) {
            int end = pointer.indexOf('/', start);
            if (end < 0) {
                end = pointer.length();
            }
            steps.add(unescape(pointer.substring(start, end)));
            start = end + 1;
        }
        return steps;
    }

    static boolean isPointer(String text) {
        return text.isEmpty() || (text.charAt(0) == '/' && badEscape(text) < 0);
    }

    /** Where a ~ is that is neither ~0 nor ~1; -1 if there is none. */
    private static int badEscape(String text) {
        for (int i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 1)) {
            if (i + 1 == text.length() || (text.charAt(i + 1) != '0' && text.charAt(i + 1) != '1')) {
                return i;
            }
        }
        return -1;
    }

    private static String unescape(String step) {
        if (badEscape(step) >= 0) {
            throw new IllegalArgumentException("a ~ that is neither ~0 nor ~1");
        }
        return step.replace("~1", "/").replace("~0", "~");
    }

    /** An index without sign and leading zeros, at most limit; else -1. */
    static int index(String step, int limit) {
        if (step.isEmpty() || step.length() > 9 || (step.length() > 1 && step.charAt(0) == '0')) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < step.length(); i++) {
            char c = step.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            index = index * 10 + (c - '0');
        }
        return index <= limit ? index : -1;
    }
}
