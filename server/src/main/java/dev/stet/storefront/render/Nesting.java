package dev.stet.storefront.render;

import org.commonmark.node.Node;

/**
 * How deep Markdown nests. The parser takes time by the square of the brackets that are open at once, and the renderer
 * calls itself for each level.
 */
final class Nesting {

    /** Far beyond what an author writes, and far below what would take long. */
    static final int MOST = 100;

    private Nesting() {}

    /** The most {@code [} that are open at once in one paragraph; {@code \[} does not open. */
    static int ofBrackets(String markdown) {
        int open = 0;
        int most = 0;
        char before = '\n';
        for (int i = 0; i < markdown.length(); i++) {
            char here = markdown.charAt(i);
            if (before == '\\') {
                before = ' ';
                continue;
            }
            if (here == '[') {
                most = Math.max(most, ++open);
            } else if (here == ']') {
                open = Math.max(0, open - 1);
            } else if (here == '\n' && before == '\n') {
                open = 0; // brackets never reach over an empty line
            }
            before = here == '\r' ? before : here;
        }
        return most;
    }

    /** The most nodes that stand in each other. */
    static int of(Node root) {
        int depth = 0;
        int most = 0;
        Node node = root;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                most = Math.max(most, ++depth);
                continue;
            }
            while (node != root && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            if (node == root) {
                return most;
            }
            node = node.getNext();
        }
    }
}
