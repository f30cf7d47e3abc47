package dev.stet.storefront.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.storefront.content.Addresses;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of the CommonMark specification. What a storefront shows differs from them by rule: headings stand two
 * levels lower, links and pictures lead only where they may, code has no language, links have no title. The examples are
 * changed by the same rules before they are compared. Not comparable are those in which HTML means HTML, for here it is
 * text, and those whose angle brackets hold an address that is neither of the web nor of mail.
 */
class CommonMarkTest {

    private static final Links LINKS = new Links(new Site("s", "S", ""), RenderMode.PUBLIC);
    private static final Pattern HEADING = Pattern.compile("(</?h)([1-6])");
    private static final Pattern LINK =
            Pattern.compile("<a href=\"([^\"]*)\"(?: title=\"[^\"]*\")?>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern PICTURE =
            Pattern.compile("<img src=\"([^\"]*)\" alt=\"([^\"]*)\"( title=\"[^\"]*\")? />");
    private static final Pattern HREF = Pattern.compile("(?<=href=\")[^\"]*");
    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-F]{2})+");
    private static final Parser WITH_HTML = Parser.builder().build();
    private static final Pattern OTHER_AUTOLINK =
            Pattern.compile("<(?!https?:)([A-Za-z][A-Za-z0-9.+-]{1,31}):[^\\s<>]*>");

    private static List<Example> examples() {
        return ExampleReader.readExamples(TestResources.getSpec());
    }

    static Stream<Example> comparable() {
        return examples().stream().filter(CommonMarkTest::isComparable);
    }

    @Test
    void fewExamplesAreNotComparable() {
        assertThat(examples()).hasSize(652);
        assertThat(comparable()).hasSize(575);
    }

    @ParameterizedTest
    @MethodSource("comparable")
    void eachExampleIsShownAsTheSpecificationSays(Example example) {
        String shown = Markdown.html(example.getSource(), LINKS, PageBudget.of(RenderMode.PUBLIC));
        assertThat(decoded(shown)).as(example.getSource()).isEqualTo(decoded(expected(example.getHtml())));
    }

    private static boolean isComparable(Example example) {
        return !hasHtml(WITH_HTML.parse(example.getSource()))
                && !OTHER_AUTOLINK.matcher(example.getSource()).find();
    }

    private static boolean hasHtml(Node node) {
        if (node instanceof HtmlBlock || node instanceof HtmlInline) {
            return true;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (hasHtml(child)) {
                return true;
            }
        }
        return false;
    }

    private static String expected(String html) {
        String lower = HEADING.matcher(html.replace('→', '\t'))
                .replaceAll(tag -> tag.group(1) + Math.min(6, Integer.parseInt(tag.group(2)) + 2));
        String pictures = PICTURE.matcher(lower).replaceAll(found -> quoted(picture(found)));
        String links = LINK.matcher(pictures).replaceAll(found -> quoted(link(found)));
        return Markdown.sanitized(links, PageBudget.of(RenderMode.PUBLIC));
    }

    private static String picture(MatchResult found) {
        String src = Addresses.image(unescaped(found.group(1)));
        String title = found.group(3) == null ? "" : found.group(3);
        return src.isEmpty()
                ? found.group(2)
                : "<img src=\"" + src + "\" alt=\"" + found.group(2) + "\"" + title
                        + " loading=\"lazy\" decoding=\"async\" />";
    }

    private static String link(MatchResult found) {
        String href = LINKS.resolved(unescaped(found.group(1)));
        return href.isEmpty() ? found.group(2) : "<a href=\"" + href + "\">" + found.group(2) + "</a>";
    }

    private static String unescaped(String address) {
        return percentDecoded(address.replace("&amp;", "&"));
    }

    /** Browsers ask for the same address whether its characters are percent-encoded or not. */
    private static String decoded(String html) {
        return HREF.matcher(html).replaceAll(href -> quoted(percentDecoded(href.group())));
    }

    private static String percentDecoded(String address) {
        return ENCODED.matcher(address)
                .replaceAll(found -> quoted(URLDecoder.decode(found.group(), StandardCharsets.UTF_8)));
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
