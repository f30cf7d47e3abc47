package dev.stet.storefront.render;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * What {@code <} means in Markdown that knows no HTML: the begin of {@code <https://example.com>}, or itself. The usual
 * search for the end of an HTML tag takes time by the square of the text's length, which hostile text makes use of.
 */
final class AngleBrackets implements InlineContentParserFactory, InlineContentParser {

    private static final int LONGEST = 500;
    private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position behind = scanner.position();
        StringBuilder address = new StringBuilder();
        for (char next = scanner.peek(); mayStand(next) && address.length() < LONGEST; next = scanner.peek()) {
            address.append(next);
            scanner.next();
        }
        String target = scanner.next('>') ? target(address.toString()) : "";
        if (target.isEmpty()) {
            return ParsedInline.of(new Text("<"), behind);
        }
        Link link = new Link(target, null);
        link.appendChild(new Text(address.toString()));
        return ParsedInline.of(link, scanner.position());
    }

    private static boolean mayStand(char next) {
        return next != Scanner.END && next != '>' && next != '<' && !Character.isWhitespace(next);
    }

    private static String target(String address) {
        return WEB.matcher(address).matches() ? address : MAIL.matcher(address).matches() ? "mailto:" + address : "";
    }
}
