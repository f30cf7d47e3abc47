package dev.stet.storefront.render;

import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** The words of a Markdown document, on one line. */
final class PlainText {

    private PlainText() {}

    static String of(Node document) {
        StringBuilder words = new StringBuilder();
        for (Node node = document; node != null; node = next(node, document)) {
            words.append(
                    switch (node) {
                        case Text text -> text.getLiteral();
                        case Code code -> code.getLiteral();
                        case FencedCodeBlock code -> " " + code.getLiteral();
                        case IndentedCodeBlock code -> " " + code.getLiteral();
                        case Block block -> " ";
                        case SoftLineBreak end -> " ";
                        case HardLineBreak end -> " ";
                        default -> "";
                    });
        }
        return words.toString().replaceAll("\\s+", " ").strip();
    }

    /** In the order of reading; null behind the last. */
    private static @Nullable Node next(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != root && at.getNext() == null) {
            at = at.getParent();
        }
        return at == root ? null : at.getNext();
    }
}
