package dev.stet.storefront.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    /** The longest Markdown that a field may hold. */
    private static final int LONGEST = 300_000;

    private static final Links LINKS = new Links(new Site("s", "S", ""), RenderMode.PUBLIC);

    private static String html(String markdown) {
        return Markdown.html(markdown, LINKS, PageBudget.of(RenderMode.PUBLIC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [a](javascript:x) b    | <p>a b</p>
                    [*a*](x.html)          | <p><em>a</em></p>
                    [](javascript:x)       | <p></p>
                    ![a *b*](data:x)       | <p>a b</p>
                    [![a](data:x)](/faq)   | <p><a href="/t/s/faq" rel="noopener">a</a></p>
                    [![a](/b.jpg)](data:x) | <p><img src="/b.jpg" alt="a" loading="lazy" decoding="async" /></p>
                    [a][b]                 | <p>[a][b]</p>
                    """)
    void aLinkOrPictureThatIsRefusedIsItsText(String markdown, String html) {
        assertThat(html(markdown).strip()).isEqualTo(html);
    }

    @Test
    void aPictureOverHttpIsLoadedOverHttps() {
        assertThat(html("![a](HTTP://pots.example/a.jpg) [b](http://pots.example)"))
                .contains("src=\"https://pots.example/a.jpg\"", "href=\"http://pots.example\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u000bb", "a\fb", "a&#11;b", "a&#12;b"})
    void wordsDoNotTouchWhereAProgramPutItsOwnWhiteSpace(String markdown) {
        assertThat(html(markdown)).isEqualTo("<p>a b</p>\n");
        assertThat(html("    " + markdown.replace("&#11;", "\f").replace("&#12;", "\f")))
                .isEqualTo("<pre><code>a b\n</code></pre>\n");
    }

    @Test
    void plainTextHasTheWordsAndNoAddresses() {
        assertThat(Markdown.plain("# A\n\n*b* [c](https://d.example) ![e](/f.jpg)\ng  \nh `i`\n\n- j\n- k\n\n    l\n"))
                .isEqualTo("A b c e g h i j k l");
    }

    @Test
    void aDefinitionThatIsUsedOftenDoesNotFillTheMemory() {
        String bomb = "[a]: https://pots.example/" + "x".repeat(100_000) + "\n\n" + "[a]\n".repeat(40_000);
        assertThat(html(bomb)).hasSizeLessThan(1 << 20); // an address of that length leads nowhere
        String longest = "[a]: https://pots.example/" + "x".repeat(1_970) + "\n\n" + "[a]\n".repeat(60_000);
        assertThatThrownBy(() -> html(longest)).isInstanceOf(PageTooLargeException.class);
        String title = "[a]: /a.jpg '" + "x".repeat(100_000) + "'\n\n" + "![a]\n".repeat(40_000);
        assertThatThrownBy(() -> html(title)).isInstanceOf(PageTooLargeException.class);
        assertThat(Markdown.plain(longest)).hasSize(60_000 * 2 - 1);
    }

    @Test
    void whatIsNestedTooDeepIsShownAsItIs() {
        String deep = "*a ".repeat(200) + "<b>" + "a* ".repeat(200);
        assertThat(html(deep)).startsWith("<p>*a *a").contains("&lt;b&gt;").doesNotContain("<em>");
        String brackets = "[".repeat(200) + "x" + "]".repeat(200);
        assertThat(html(brackets)).isEqualTo("<p>" + brackets + "</p>");
        assertThat(html("*a ".repeat(20) + "a* ".repeat(20))).contains("<em>a <em>a");
        assertThat(html(("[".repeat(60) + "\n\n").repeat(60) + "[a](/faq)")).contains("<a href=\"/t/s/faq\"");
        assertThat(html("\\[".repeat(200) + "[a](/faq)")).contains("<a href=\"/t/s/faq\"");
    }

    static Stream<String> hostile() {
        Stream<String> repeated = Stream.of(
                ">",
                "> ",
                "* a\n",
                "- ",
                "1. ",
                "[",
                "![",
                "[a](",
                "[a](<b",
                "[a](b \"",
                "[a](b (",
                "[a][",
                "[a]",
                "![]()",
                "![](/x)",
                "[a](/b)",
                "*a _a ",
                "*a **a ",
                "***a",
                "_a",
                "*",
                "`",
                "`a``b",
                "<",
                "<a",
                "<http://a",
                "&",
                "&amp;",
                "\\",
                "a\\\n",
                "a  \n",
                "((",
                "a\n",
                "a\n===\n",
                "- a\n  - b\n",
                "> - a\n",
                "    a\n",
                "```\n",
                "\t- ",
                "\n",
                "\"",
                "{{",
                "[x]: y\n",
                "[a]: /b \"\n",
                "[a]: <",
                "![[",
                "[![",
                "\u0000",
                "\u000b");
        Stream<String> paired = Stream.of(
                twice("[", "]"),
                twice("![", "]"),
                twice("![", "](b)"),
                twice("[", "[a](b)"),
                twice("![", "[a](b)"),
                twice("*", "*"),
                twice("*a ", "a* "),
                twice("**a ", "a** "),
                twice("*a _b ", "b_ a* "),
                twice("\\", "]"),
                twice("[a]: /b '", "\nc"),
                twice("[", "a"),
                twice("[[[[[[[[[[\n\n", "[a](b)"),
                "a" + " ".repeat(LONGEST));
        StringBuilder ticks = new StringBuilder();
        for (int length = 1; ticks.length() < LONGEST; length++) {
            ticks.append("`".repeat(length)).append('a');
        }
        return Stream.concat(
                Stream.concat(repeated.map(part -> fill(part, LONGEST)), paired), Stream.of(ticks.toString()));
    }

    private static String twice(String open, String close) {
        int times = LONGEST / (open.length() + close.length());
        return open.repeat(times) + close.repeat(times);
    }

    private static String fill(String part, int length) {
        return part.repeat(length / part.length());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void whateverIsWrittenEndsInTime(String markdown) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                assertThat(html(markdown)).hasSizeLessThanOrEqualTo(PageBudget.MOST);
            } catch (PageTooLargeException e) {
                assertThat(e.place()).isEmpty();
            }
            Markdown.plain(markdown.substring(0, 2_000));
        });
    }

    /** What {@code PageSize} takes for granted when it lets a small content be saved without rendering it. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    void noTextBecomesMoreThan32TimesAsLong(String markdown) {
        String slug = "s".repeat(63);
        for (String text :
                new String[] {markdown.substring(0, 60_000), fill("[](/#)", 60_000), fill("[](/faq)", 60_000)}) {
            Links links = new Links(new Site(slug, "S", ""), RenderMode.PUBLIC);
            assertThat(Markdown.html(text, links, PageBudget.of(RenderMode.PUBLIC)))
                    .hasSizeLessThanOrEqualTo(32 * text.length());
        }
    }
}
