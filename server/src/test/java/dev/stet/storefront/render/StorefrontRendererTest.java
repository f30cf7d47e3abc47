package dev.stet.storefront.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.storefront.StarterContent;
import dev.stet.storefront.content.PageId;
import dev.stet.storefront.content.SectionType;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class StorefrontRendererTest {

    private static final StorefrontRenderer RENDERER = new StorefrontRenderer();
    private static final Site SITE = new Site("slipway", "Slipway", "https://pots.example");
    private static final ObjectNode DEMO = StarterContent.demo();

    private static String render(JsonNode content, String page, RenderMode mode) {
        return RENDERER.render(SITE, content, page, mode).orElseThrow();
    }

    private static String section(String json) {
        JsonNode content = JsonMapper.shared()
                .readTree("{'pages':[{'id':'home','sections':[%s]}]}"
                        .formatted(json)
                        .replace('\'', '"'));
        String page = render(content, "home", RenderMode.PUBLIC);
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    @Nested
    class ForVisitors {

        @ParameterizedTest
        @EnumSource
        void everyPageOfTheDemoIsThere(PageId id) {
            String page = render(DEMO, id.toString(), RenderMode.PUBLIC);
            assertThat(page.strip()).startsWith("<!doctype html>").endsWith("</html>");
            assertThat(Pattern.compile("<h1").matcher(page).results()).hasSize(1);
            assertThat(page).contains("<main id=\"page-content\">", "aria-current=\"page\"", "class=\"skip-link\"");
        }

        @ParameterizedTest
        @EnumSource
        void theDemoShowsEveryWordOfItsContent(PageId id) {
            String page = unescaped(render(DEMO, id.toString(), RenderMode.PUBLIC));
            JsonNode sections = DEMO.at("/pages/" + id.ordinal() + "/sections");
            for (String field :
                    List.of("headline", "subheadline", "quote", "authorName", "question", "title", "price")) {
                assertThat(sections.findValuesAsString(field))
                        .as(field)
                        .allSatisfy(text -> assertThat(page).contains(text));
            }
            for (String field : List.of("caption", "alt", "name", "text", "email", "address", "hours", "phone")) {
                assertThat(sections.findValuesAsString(field))
                        .as(field)
                        .allSatisfy(text -> assertThat(page).contains(text));
            }
        }

        @ParameterizedTest
        @EnumSource
        void nothingTellsOfEditing(PageId id) {
            assertThat(render(DEMO, id.toString(), RenderMode.PUBLIC))
                    .doesNotContain("data-stet", "preview", "noindex", "unfilled");
        }

        @ParameterizedTest
        @EnumSource
        void nothingIsInlineAndNothingComesFromElsewhere(PageId id) {
            String page = render(DEMO, id.toString(), RenderMode.PUBLIC);
            assertThat(page).doesNotContain("<style", " style=", "<iframe").doesNotContainPattern("\\son[a-z]+=");
            assertThat(page).doesNotContainPattern("<script(?! src=\"/storefront/| type=\"application/ld\\+json\">)");
            assertThat(page).doesNotContainPattern("(src|href)=\"(?!/|https://pots\\.example|mailto:|tel:|#)");
        }

        @Test
        void pagesThatAreHiddenOrUnknownAreNotThere() {
            ObjectNode content = DEMO.deepCopy();
            ((ObjectNode) content.at("/pages/1")).put("enabled", false);
            assertThat(RENDERER.render(SITE, content, "about", RenderMode.PUBLIC))
                    .isEmpty();
            assertThat(RENDERER.render(SITE, content, "about", RenderMode.DRAFT))
                    .isPresent();
            assertThat(RENDERER.render(SITE, content, "blog", RenderMode.DRAFT)).isEmpty();
            assertThat(RENDERER.render(SITE, content, "HOME", RenderMode.PUBLIC))
                    .isEmpty();
            assertThat(render(content, "home", RenderMode.PUBLIC)).doesNotContain("/t/slipway/about");
            assertThat(RENDERER.notFound(SITE, content, RenderMode.PUBLIC))
                    .contains("This page is not here", "/t/slipway/services", "noindex")
                    .doesNotContain("/t/slipway/about", "aria-current=\"page\"");
        }

        @Test
        void searchEnginesAreTold() {
            assertThat(render(DEMO, "home", RenderMode.PUBLIC))
                    .contains(
                            "<title>Slipway · Pots for the table, made where the boats were</title>",
                            "<link rel=\"canonical\" href=\"https://pots.example/t/slipway\">",
                            "<meta property=\"og:image\" content=\"https://pots.example/demo/hero.jpg\">",
                            "<meta name=\"description\" content=\"Slipway is a small pottery");
            assertThat(render(DEMO, "faq", RenderMode.PUBLIC)).contains("<title>Questions · Slipway</title>");
        }

        private static JsonNode structuredData(String page) {
            String begin = "<script type=\"application/ld+json\">";
            int at = page.indexOf(begin) + begin.length();
            return JsonMapper.shared().readTree(page.substring(at, page.indexOf("</script>", at)));
        }

        @Test
        void searchEnginesAreToldOfTheBusinessItsPricesAndItsAnswers() {
            JsonNode business =
                    structuredData(render(DEMO, "contact", RenderMode.PUBLIC)).at("/@graph/0");
            assertThat(business.path("@type").asString()).isEqualTo("LocalBusiness");
            assertThat(business.path("telephone").asString()).isEqualTo("01632 960 184");
            assertThat(business.path("url").asString()).isEqualTo("https://pots.example/t/slipway");
            JsonNode price =
                    structuredData(render(DEMO, "services", RenderMode.PUBLIC)).at("/@graph/0");
            assertThat(price.path("@type").asString()).isEqualTo("Product");
            assertThat(price.at("/offers/price").asString()).isEqualTo("48");
            assertThat(price.at("/offers/priceCurrency").asString()).isEqualTo("GBP");
            JsonNode faq =
                    structuredData(render(DEMO, "faq", RenderMode.PUBLIC)).at("/@graph/0");
            assertThat(faq.path("@type").asString()).isEqualTo("FAQPage");
            assertThat(faq.at("/mainEntity/0/name").asString()).isEqualTo("Do I need to have done this before?");
            assertThat(faq.at("/mainEntity/2/acceptedAnswer/text").asString())
                    .contains("Write to hello@slipway.example or call")
                    .doesNotContain("[", "mailto");
            assertThat(render(DEMO, "faq", RenderMode.DRAFT)).doesNotContain("ld+json");
        }

        @Test
        void aServerThatDoesNotKnowItsAddressNamesNone() {
            Site site = new Site("slipway", "Slipway", "");
            assertThat(RENDERER.render(site, DEMO, "home", RenderMode.PUBLIC).orElseThrow())
                    .doesNotContain("canonical", "og:url", "og:image", "sitemap", "\"url\"");
        }

        @Test
        void theSitemapNamesThePagesThatVisitorsCanGoTo() {
            ObjectNode content = DEMO.deepCopy();
            ((ObjectNode) content.at("/pages/1")).put("enabled", false);
            assertThat(RENDERER.sitemap(SITE, content))
                    .startsWith("<?xml")
                    .contains(
                            "<loc>https://pots.example/t/slipway</loc>",
                            "<loc>https://pots.example/t/slipway/faq</loc>")
                    .doesNotContain("/about");
        }

        @Test
        void aPageIsInTheLanguageOfItsContent() {
            assertThat(inLanguage("")).contains("<html lang=\"en\">");
            assertThat(inLanguage("pt-br")).contains("<html lang=\"pt-BR\">");
            assertThat(inLanguage("he")).contains("<html lang=\"he\" dir=\"rtl\">");
            assertThat(inLanguage("az-Arab")).contains("<html lang=\"az-Arab\" dir=\"rtl\">");
            assertThat(inLanguage("ur-Latn")).contains("<html lang=\"ur-Latn\">");
            assertThat(inLanguage("\"><script>")).contains("<html lang=\"en\">");
        }

        private static String inLanguage(String tag) {
            ObjectNode content = DEMO.deepCopy().put("language", tag);
            return render(content, "home", RenderMode.PUBLIC);
        }

        @ParameterizedTest
        @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                        £45        | GBP 45
                        120 €      | EUR 120
                        from 120 € | EUR 120 from
                        €1.250,50  | EUR 1250.50
                        £1,250.50  | GBP 1250.50
                        CHF 80     | CHF 80
                        80.00 USD  | USD 80.00
                        $45        | -
                        45         | -
                        £45 €50    | -
                        £45 / hour | -
                        free       | -
                        € 12.5     | -
                        """)
        void aPriceIsToldWhereItIsOne(String written, String read) {
            String told = Price.of(written)
                    .map(price -> price.currency() + " " + price.amount() + (price.from() ? " from" : ""))
                    .orElse(null);
            assertThat(told).isEqualTo(read);
        }

        @Test
        void linksToPagesLeadToThisStorefront() {
            assertThat(section("{'id':'s','type':'cta','ctaText':'Go','ctaLink':'/contact'}"))
                    .contains("href=\"/t/slipway/contact\"");
            assertThat(section("{'id':'s','type':'cta','ctaText':'Go','ctaLink':'/#top'}"))
                    .contains("href=\"/t/slipway#top\"");
            assertThat(section("{'id':'s','type':'text','content':'[Go](/faq#a) [Out](/other)'}"))
                    .contains("href=\"/t/slipway/faq#a\"", "href=\"/other\"");
        }

        @ParameterizedTest
        @EnumSource
        void emptySectionsAreLeftOut(SectionType type) {
            assertThat(section("{'id':'empty','type':'" + type + "'}")).doesNotContain("<section");
        }
    }

    @Nested
    class ForEditing {

        @ParameterizedTest
        @EnumSource
        void everySectionAndItsFieldsAreMarked(PageId id) {
            String page = render(DEMO, id.toString(), RenderMode.UNSAVED);
            DEMO.at("/pages/" + id.ordinal() + "/sections").forEach(section -> {
                assertThat(page)
                        .contains("data-stet-section=\"" + section.path("id").asString() + "\"");
                section.forEachEntry((field, value) -> {
                    if (value.isArray()) {
                        value.forEach(item -> assertThat(page)
                                .contains("data-stet-field=\"" + field + "/"
                                        + item.path("id").asString() + "/"));
                    }
                });
            });
            assertThat(page).contains("data-stet-field=\"headline\"", "noindex", "?preview=draft");
        }

        @ParameterizedTest
        @EnumSource
        void emptySectionsSayThatTheyAreEmpty(SectionType type) {
            ObjectNode content = StarterContent.of("Name");
            ArrayNode sections = content.withArray("/pages/0/sections");
            sections.removeAll();
            sections.addObject().put("id", "new-1").put("type", type.toString());
            assertThat(render(content, "home", RenderMode.DRAFT))
                    .contains("data-stet-section=\"new-1\"", "Nothing to see here yet");
        }

        @Test
        void emptyPagesSayThatTheyAreEmpty() {
            JsonNode nothing = JsonNodeFactory.instance.objectNode();
            assertThat(render(nothing, "about", RenderMode.UNSAVED)).contains("This page is empty");
            assertThat(RENDERER.render(SITE, nothing, "about", RenderMode.PUBLIC))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "null",
                    "7",
                    "[]",
                    "{\"pages\":7}",
                    "{\"pages\":[[],7,null,{\"id\":\"home\",\"sections\":{\"a\":1}}]}",
                    "{\"branding\":[],\"pages\":[{\"id\":\"home\",\"sections\":[7,{\"type\":\"hero\",\"headline\":[]}]}]}"
                })
        void contentOfAnyKindGivesAPage(String content) {
            assertThat(render(JsonMapper.shared().readTree(content), "home", RenderMode.UNSAVED))
                    .contains("</html>");
        }
    }

    @Nested
    class AgainstHostileContent {

        private static final String ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}${7*7}";

        /** The demo with the attack in every text there is. */
        private static JsonNode attacked(JsonNode node, String attack) {
            if (node.isString()) {
                return JsonNodeFactory.instance.stringNode(attack);
            }
            if (node instanceof ArrayNode array) {
                ArrayNode copy = array.arrayNode();
                array.forEach(item -> copy.add(attacked(item, attack)));
                return copy;
            }
            if (node instanceof ObjectNode object) {
                ObjectNode copy = object.objectNode();
                object.forEachEntry((name, value) -> copy.set(
                        name,
                        name.equals("type")
                                        || (name.equals("id")
                                                && PageId.of(value.asString("")).isPresent())
                                ? value
                                : attacked(value, attack)));
                return copy;
            }
            return node;
        }

        @ParameterizedTest
        @EnumSource
        void textStaysText(PageId id) {
            Site site = new Site("slipway", ATTACK, "https://pots.example");
            for (RenderMode mode : RenderMode.values()) {
                String page = RENDERER.render(site, attacked(DEMO, ATTACK), id.toString(), mode)
                        .orElseThrow();
                // between double quotes, which are escaped, an attribute may hold anything
                assertThat(page.replaceAll("=\"[^\"]*\"", "=\"\""))
                        .doesNotContain("<script>", "<img src=x", "onerror=alert(1)>", "\"'>");
                assertThat(page).contains("&lt;script&gt;");
                assertThat(page.split("</script>", -1))
                        .hasSize(mode == RenderMode.PUBLIC && page.contains("ld+json") ? 3 : 2);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    " JavaScript:alert(1)",
                    "data:text/html,<script>alert(1)</script>",
                    "//evil.example/x",
                    "/\\evil.example",
                    "vbscript:x"
                })
        void unsafeAddressesAreNeverWritten(String address) {
            for (PageId id : PageId.values()) {
                String page = render(attacked(DEMO, address), id.toString(), RenderMode.UNSAVED);
                assertThat(page).doesNotContain("href=\"" + address.strip()).doesNotContain("src=\"" + address.strip());
                assertThat(page).doesNotContainPattern("(?i)(href|src|srcset)=\"\\s*(javascript|data|vbscript):");
                assertThat(page).doesNotContain("href=\"//", "src=\"//", "href=\"/\\", "src=\"/\\");
            }
        }

        private static final List<String> MARKDOWN = List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JAVASCRIPT&colon;alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x]( //evil.example )",
                "![x](javascript:alert(1))",
                "![x](\"onerror=alert(1))",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "<div style=\"position:fixed\">",
                "```\"><script>alert(1)</script>\nx\n```",
                "[a](https://x.example \"t\\\" onmouseover=alert(1)\")");

        @Test
        void markdownCanDoNothing() {
            for (String markdown : MARKDOWN) {
                String html =
                        Markdown.html(markdown, new Links(SITE, RenderMode.PUBLIC), PageBudget.of(RenderMode.PUBLIC));
                assertThat(html)
                        .as(markdown)
                        .doesNotContainPattern("(?i)<(script|style|div|iframe|object|form|svg)")
                        .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=")
                        .doesNotContainPattern("(?i)(href|src)=\"\\s*(javascript|data|//)");
            }
        }

        @Test
        void markdownStillWorks() {
            assertThat(Markdown.html(
                            "# Title\n\nA *word*, <b> and [a link](https://example.com).\n\n3. <me@example.com>",
                            new Links(SITE, RenderMode.PUBLIC),
                            PageBudget.of(RenderMode.PUBLIC)))
                    .contains(
                            "<h3>Title</h3>",
                            "<em>word</em>, &lt;b&gt; and",
                            "<a href=\"mailto:me&#64;example.com\"",
                            "<a href=\"https://example.com\" rel=\"noopener\">a link</a>",
                            "<ol start=\"3\">");
        }

        @ParameterizedTest
        @ValueSource(strings = {">", "* a\n", "[", "![", "*a _a ", "`", "<", "<a", "a\\\n", "((", "- ", "1. "})
        void twistedMarkdownEndsInTime(String twist) {
            String text = twist.repeat(20_000);
            assertThat(Markdown.html(text, new Links(SITE, RenderMode.PUBLIC), PageBudget.of(RenderMode.PUBLIC)))
                    .isNotNull();
            assertThat(Markdown.plain(text)).isNotNull();
        }
    }

    private static String unescaped(String html) {
        return html.replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
