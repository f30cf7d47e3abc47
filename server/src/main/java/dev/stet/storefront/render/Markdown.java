package dev.stet.storefront.render;

import dev.stet.storefront.content.Addresses;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Markdown as HTML that can do nothing but show text, links and pictures. HTML in the Markdown is shown as text; what
 * the Markdown renderer makes still passes a sanitizer that knows nothing of Markdown.
 */
final class Markdown {

    private static final int DEEPEST = 32;

    /** Everything but HTML, which then is text like any other. */
    private static final Set<Class<? extends Block>> BLOCKS = Set.of(
            Heading.class,
            FencedCodeBlock.class,
            ThematicBreak.class,
            ListBlock.class,
            BlockQuote.class,
            IndentedCodeBlock.class);

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(BLOCKS)
            .customInlineContentParserFactory(new AngleBrackets())
            .maxOpenBlockParsers(DEEPEST)
            .build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> Markdown::attributes)
            .build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "strong",
                    "em",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "a",
                    "img")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("src", "alt", "title", "loading", "decoding")
            .onElements("img")
            .allowAttributes("start")
            .onElements("ol")
            .requireRelsOnLinks("noopener")
            .toFactory();

    private Markdown() {}

    /** The text as HTML, its links resolved. Text that is too twisted to be parsed is shown as it is. */
    static String html(String markdown, Links links) {
        try {
            Node document = PARSER.parse(markdown);
            document.accept(new Adapter(links));
            return POLICY.sanitize(HTML.render(document));
        } catch (StackOverflowError e) {
            return new HtmlPolicyBuilder().toFactory().sanitize(escaped(markdown));
        }
    }

    /** The text without any marks, on one line. */
    static String plain(String markdown) {
        try {
            return TEXT.render(PARSER.parse(markdown)).replaceAll("\\s+", " ").strip();
        } catch (StackOverflowError e) {
            return markdown;
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Image) {
            attributes.put("loading", "lazy");
            attributes.put("decoding", "async");
        }
        attributes.keySet().retainAll(Set.of("href", "src", "alt", "title", "start", "loading", "decoding"));
    }

    /** Puts headings below those of the page, and links where they lead. */
    private static final class Adapter extends AbstractVisitor {
        private final Links links;

        Adapter(Links links) {
            this.links = links;
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + 2));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            link.setDestination(links.resolved(link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination(Addresses.image(image.getDestination()));
            visitChildren(image);
        }
    }
}
