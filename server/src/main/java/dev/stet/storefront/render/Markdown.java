package dev.stet.storefront.render;

import dev.stet.storefront.content.Addresses;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/**
 * Markdown as HTML that can do nothing but show text, links and pictures. HTML in the Markdown is shown as text; what
 * the Markdown renderer makes still passes a sanitizer that knows nothing of Markdown.
 */
final class Markdown {

    private static final int DEEPEST_BLOCK = 32;

    /**
     * Everything but HTML, which then is text like any other. In the order of the CommonMark specification: the parser
     * tries them one after the other, and {@code ---} is a heading's underline before it is a rule or a list.
     */
    private static final Set<Class<? extends Block>> BLOCKS = new LinkedHashSet<>(List.of(
            BlockQuote.class,
            Heading.class,
            FencedCodeBlock.class,
            ThematicBreak.class,
            ListBlock.class,
            IndentedCodeBlock.class));

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(BLOCKS)
            .customInlineContentParserFactory(new AngleBrackets())
            .maxOpenBlockParsers(DEEPEST_BLOCK)
            .build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> Markdown::attributes)
            .build();
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

    /**
     * The text as HTML, its links resolved. Text that nests deeper than any author would is shown as it is.
     *
     * @throws PageTooLargeException when the HTML has no room in what the page has left
     */
    static String html(String markdown, Links links, PageBudget budget) {
        Node document = parsed(markdown);
        if (document == null) {
            return asItIs(markdown, budget);
        }
        document.accept(new Adapter(links, budget));
        LimitedText html = new LimitedText(budget);
        HTML.render(document, html);
        return sanitized(html.toString(), budget);
    }

    /** The text without any marks, on one line. */
    static String plain(String markdown) {
        Node document = parsed(markdown);
        return document == null ? markdown : PlainText.of(document);
    }

    /** Null for what nests too deep. */
    private static @Nullable Node parsed(String markdown) {
        if (Nesting.ofBrackets(markdown) > Nesting.MOST) {
            return null;
        }
        try {
            Node document = PARSER.parse(markdown);
            return Nesting.of(document) > Nesting.MOST ? null : document;
        } catch (StackOverflowError e) { // the parser calls itself for each level of emphasis
            return null;
        }
    }

    private static String asItIs(String text, PageBudget budget) {
        budget.check(text.length());
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return sanitized("<p>" + escaped + "</p>", budget);
    }

    static String sanitized(String html, PageBudget budget) {
        LimitedText safe = new LimitedText(budget);
        // the sanitizer drops what browsers do not show; these two are white space, and without them words would touch
        String spaced = html.replace('\u000b', ' ').replace('\f', ' ');
        HtmlSanitizer.sanitize(
                spaced, POLICY.apply(HtmlStreamRenderer.create(safe, Handler.PROPAGATE, Handler.DO_NOTHING)));
        return safe.toString();
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Image) {
            attributes.put("loading", "lazy");
            attributes.put("decoding", "async");
        }
        attributes.keySet().retainAll(Set.of("href", "src", "alt", "title", "start", "loading", "decoding"));
    }

    /** Puts headings below those of the page, and links where they lead. A link or picture that is refused is its text. */
    private static final class Adapter extends AbstractVisitor {
        private final Links links;
        private final PageBudget budget;
        private int addresses;

        Adapter(Links links, PageBudget budget) {
            this.links = links;
            this.budget = budget;
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + 2));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            link.setDestination(links.resolved(counted(link.getDestination())));
            visitChildren(link);
            if (link.getDestination().isEmpty()) {
                replaceByContent(link);
            }
        }

        @Override
        public void visit(Image image) {
            image.setDestination(Addresses.image(counted(image.getDestination())));
            visitChildren(image);
            if (image.getDestination().isEmpty()) {
                image.insertBefore(new Text(PlainText.of(image)));
                image.unlink();
            }
        }

        /** One definition may be used many times: its address counts each time, before any work is spent on it. */
        private String counted(String address) {
            if (address.length() <= Addresses.LONGEST) {
                addresses += address.length();
                budget.check(addresses);
            }
            return address;
        }

        private static void replaceByContent(Node node) {
            for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
                node.insertBefore(child);
            }
            node.unlink();
        }
    }
}
