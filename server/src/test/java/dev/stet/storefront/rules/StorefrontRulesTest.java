package dev.stet.storefront.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.draft.Violation;
import dev.stet.storefront.StorefrontSchema;
import dev.stet.storefront.content.SectionType;
import dev.stet.storefront.render.StorefrontRenderer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StorefrontRulesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final StorefrontRules RULES = new StorefrontRules(new StorefrontSchema(), new StorefrontRenderer());

    /** Single quotes stand for double ones, so that a case fits on a line. */
    private static List<Violation> violations(String content) {
        return RULES.violations(JSON.readTree(content.replace('\'', '"')), null);
    }

    private static List<Violation> inSection(String section) {
        return violations("{'pages':[{'id':'home','sections':[" + section + "]}]}");
    }

    private static List<String> paths(List<Violation> violations) {
        return violations.stream().map(Violation::path).toList();
    }

    @Nested
    class Accepts {

        @Test
        void theSmallestStorefront() {
            assertThat(violations("{'pages':[{'id':'home'}]}")).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void aNewSectionThatHoldsNothing(SectionType type) {
            assertThat(inSection("{'id':'s','type':'" + type + "'}")).isEmpty();
        }

        @Test
        void textThatIsHalfWritten() {
            assertThat(inSection("{'id':'s','type':'hero','headline':'','ctaText':' ','ctaLink':''}"))
                    .isEmpty();
            assertThat(inSection("{'id':'s','type':'text','content':'**half _wri','imageUrl':''}"))
                    .isEmpty();
            assertThat(violations("{'branding':{'primaryColor':'','fontFamily':''},'pages':[{'id':'home'}]}"))
                    .isEmpty();
        }

        @Test
        void aLongText() {
            assertThat(inSection("{'id':'s','type':'text','content':'" + "word ".repeat(50_000) + "'}"))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://example.com",
                    "HTTP://EXAMPLE.COM/a?b=c&d=%20#e",
                    "https://bücher.example/straße",
                    "mailto:hello@example.com?subject=Hi",
                    "tel:+44-1632-960123",
                    "/",
                    "/contact",
                    "/a//b",
                    "#",
                    "#top",
                    ""
                })
        void aLinkThatLeadsSomewhere(String link) {
            assertThat(inSection("{'id':'s','type':'cta','ctaLink':'" + link + "'}"))
                    .isEmpty();
        }

        @Test
        void theSameIdInListsThatHaveNothingToDoWithEachOther() {
            assertThat(inSection("{'id':'s','type':'faq','items':[{'id':'a'}]},"
                            + "{'id':'t','type':'faq','items':[{'id':'a'}]}"))
                    .isEmpty();
        }

        @Test
        void allSevenPages() {
            assertThat(violations("{'schema':1,'pages':[{'id':'home'},{'id':'about'},{'id':'services'},"
                            + "{'id':'gallery'},{'id':'testimonials'},{'id':'faq'},{'id':'contact','enabled':false}]}"))
                    .isEmpty();
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]", "'text'", "7", "{}", "{'pages':{}}", "{'pages':null}", "{'pages':[]}"})
        void whatIsNoStorefront(String content) {
            assertThat(violations(content)).isNotEmpty();
        }

        @Test
        void aFieldThatIsNotKnown() {
            assertThat(inSection("{'id':'hero-1','type':'hero','headlin':'Hi'}"))
                    .containsExactly(new Violation(
                            "/pages/home/sections/hero-1/headlin",
                            "“headlin” is not a field here. Remove it or check its spelling."));
            assertThat(paths(violations("{'pages':[{'id':'home','x':1}],'y':1,'branding':{'z':1}}")))
                    .containsExactlyInAnyOrder("/pages/home/x", "/y", "/branding/z");
        }

        @Test
        void aFieldOfAnotherKindOfSection() {
            assertThat(paths(inSection("{'id':'s','type':'cta','backgroundImageUrl':'/a.jpg'}")))
                    .containsExactly("/pages/home/sections/s/backgroundImageUrl");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'type':'hero'} | /pages/home/sections/0/id",
                    "{'id':'s'} | /pages/home/sections/s/type",
                    "{'id':'s','type':'banner'} | /pages/home/sections/s/type",
                    "{'id':'','type':'hero'} | /pages/home/sections/0/id",
                    "{'id':'a b','type':'hero'} | /pages/home/sections/a b/id",
                    "{'id':7,'type':'hero'} | /pages/home/sections/0/id",
                    "'hero' | /pages/home/sections/0",
                    "{'id':'s','type':'hero','headline':7} | /pages/home/sections/s/headline",
                    "{'id':'s','type':'hero','headline':null} | /pages/home/sections/s/headline",
                    "{'id':'s','type':'faq','items':{}} | /pages/home/sections/s/items",
                    "{'id':'s','type':'faq','items':['a']} | /pages/home/sections/s/items/0",
                    "{'id':'s','type':'faq','items':[{}]} | /pages/home/sections/s/items/0/id",
                    "{'id':'s','type':'text','imagePosition':'middle'} | /pages/home/sections/s/imagePosition",
                    "{'id':'s','type':'testimonials','items':[{'id':'t','rating':6}]}"
                            + " | /pages/home/sections/s/items/t/rating",
                    "{'id':'s','type':'testimonials','items':[{'id':'t','rating':4.5}]}"
                            + " | /pages/home/sections/s/items/t/rating",
                    "{'id':'s','type':'pricing','tiers':[{'id':'t','isPopular':'yes'}]}"
                            + " | /pages/home/sections/s/tiers/t/isPopular",
                    "{'id':'s','type':'pricing','tiers':[{'id':'t','features':[{'id':'f','icon':''}]}]}"
                            + " | /pages/home/sections/s/tiers/t/features/f/icon",
                })
        void aSectionThatIsBroken(String section, String path) {
            assertThat(paths(inSection(section))).contains(path);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "JaVaScRiPt:alert(1)",
                    " javascript:alert(1)",
                    "java\\tscript:alert(1)",
                    "data:text/html,x",
                    "vbscript:x",
                    "//evil.example",
                    "/\\\\evil.example",
                    "/\\t/evil.example",
                    "\\\\\\\\evil.example",
                    "https:evil.example",
                    "https://",
                    "https:///evil",
                    "ftp://example.com",
                    "www.example.com",
                    "https://a b",
                    "https://example.com\\n",
                    "blob:https://example.com/1"
                })
        void aLinkThatIsUnsafeOrLeadsNowhere(String link) {
            assertThat(inSection("{'id':'s','type':'cta','ctaLink':'" + link + "'}"))
                    .containsExactly(new Violation(
                            "/pages/home/sections/s/ctaLink",
                            "Begin the link with https://, mailto: or tel:, or with / for a page of this site, such as"
                                    + " /contact."));
        }

        @ParameterizedTest
        @ValueSource(strings = {"mailto:a@b.example", "#top", "data:image/svg+xml,x", "//cdn.example/a.jpg", "a.jpg"})
        void aPictureFromNowhere(String url) {
            assertThat(paths(inSection("{'id':'s','type':'gallery','images':[{'id':'i','url':'" + url + "'}]}")))
                    .containsExactly("/pages/home/sections/s/images/i/url");
        }

        @ParameterizedTest
        @ValueSource(strings = {"red", "#fff", "#12345g", "#1234567", "url(x)", "#123456\\n", "#123456;"})
        void aColourThatIsNone(String colour) {
            assertThat(paths(violations("{'branding':{'accentColor':'" + colour + "'},'pages':[{'id':'home'}]}")))
                    .contains("/branding/accentColor");
        }

        @ParameterizedTest
        @ValueSource(strings = {"x;}body{display:none}", "a'b", "</style>", "url(//x)", "Arial, serif"})
        void aFontThatIsMoreThanAName(String font) {
            JsonNode content = JSON.createObjectNode()
                    .set("branding", JSON.createObjectNode().put("fontFamily", font))
                    .set(
                            "pages",
                            JSON.createArrayNode().add(JSON.createObjectNode().put("id", "home")));
            assertThat(paths(RULES.violations(content, null))).containsExactly("/branding/fontFamily");
        }

        @Test
        void twoSectionsWithOneIdAnywhere() {
            assertThat(violations("{'pages':[{'id':'home','sections':[{'id':'a','type':'hero'}]},"
                            + "{'id':'about','sections':[{'id':'a','type':'text'}]}]}"))
                    .containsExactly(new Violation(
                            "/pages/about/sections/a/id",
                            "Another section of this storefront has the id “a”. Give this one its own."));
        }

        @Test
        void twoEntriesWithOneId() {
            assertThat(paths(inSection("{'id':'s','type':'faq','items':[{'id':'q'},{'id':'q'}]}")))
                    .containsExactly("/pages/home/sections/s/items/q/id");
            assertThat(paths(inSection("{'id':'s','type':'pricing','tiers':[{'id':'t','features':"
                            + "[{'id':'f'},{'id':'f'}]}]}")))
                    .containsExactly("/pages/home/sections/s/tiers/t/features/f/id");
        }

        @Test
        void pagesThatAreUnknownOrThereTwice() {
            assertThat(paths(violations("{'pages':[{'id':'home'},{'id':'blog'},{'id':'about'},{'id':'about'}]}")))
                    .containsExactlyInAnyOrder("/pages/blog/id", "/pages/about/id");
        }

        @Test
        void aStorefrontWithoutItsHomePage() {
            assertThat(violations("{'pages':[{'id':'about'}]}"))
                    .containsExactly(
                            new Violation("/pages", "The home page is missing. Put it back; it cannot be removed."));
            assertThat(paths(violations("{'pages':[{'id':'home','enabled':false}]}")))
                    .containsExactly("/pages/home/enabled");
        }

        @Test
        void anotherShapeOfContent() {
            assertThat(paths(violations("{'schema':2,'pages':[{'id':'home'}]}")))
                    .containsExactly("/schema");
        }

        @Test
        void aLanguageThatIsNoTag() {
            assertThat(violations("{'language':'de','pages':[{'id':'home'}]}")).isEmpty();
            assertThat(violations("{'language':'','pages':[{'id':'home'}]}")).isEmpty();
            assertThat(violations("{'language':'Deutsch!','pages':[{'id':'home'}]}"))
                    .containsExactly(new Violation(
                            "/language", "Write the language as its short tag, such as en, de or pt-BR."));
        }

        @Test
        void textThatIsTooLong() {
            assertThat(inSection("{'id':'s','type':'hero','headline':'" + "ä".repeat(201) + "'}"))
                    .containsExactly(new Violation(
                            "/pages/home/sections/s/headline", "Shorten this to 200 characters or fewer; it has 201."));
        }

        @Test
        void aTextThatWouldMakeThePageTooLargeToShow() {
            String bomb = "[a]: https://pots.example/" + "x".repeat(1_900) + "\\n\\n" + "[a]\\n".repeat(40_000);
            assertThat(inSection("{'id':'s','type':'text','content':'" + bomb + "'}"))
                    .containsExactly(new Violation(
                            "/pages/home/sections/s/content",
                            "With this, the page is too large to be shown. Shorten it, use fewer links and pictures in"
                                    + " it, or move sections to another page."));
            String answer = "[a]: https://pots.example/" + "x".repeat(1_900) + "\\n\\n" + "[a]\\n".repeat(2_000);
            assertThat(inSection(
                            "{'id':'s','type':'faq','items':[{'id':'q','question':'?','answer':'" + answer + "'}]}"))
                    .extracting(Violation::path)
                    .containsExactly("/pages/home/sections/s/items/q/answer");
        }

        @Test
        void aPageWhoseTextsAreTooLargeTogether() {
            String text = "![](/x) ".repeat(8_000);
            String sections = IntStream.range(0, 5)
                    .mapToObj(i -> "{'id':'s" + i + "','type':'text','content':'" + text + "'}")
                    .collect(Collectors.joining(","));
            assertThat(inSection(sections))
                    .extracting(Violation::path)
                    .containsExactly("/pages/home/sections/s4/content");
            assertThat(violations(
                            "{'pages':[{'id':'home'},{'id':'about','enabled':false,'sections':[" + sections + "]}]}"))
                    .extracting(Violation::path)
                    .containsExactly("/pages/about/sections/s4/content");
        }

        @Test
        void butNotAsMuchOrdinaryTextAsMayBeSaved() {
            String text =
                    "Pots for the table, \u201cmade\u201d where the boats were - **by hand**.\\n\\n".repeat(4_000);
            String sections = IntStream.range(0, 3)
                    .mapToObj(i -> "{'id':'s" + i + "','type':'text','content':'" + text + "'}")
                    .collect(Collectors.joining(","));
            assertThat(inSection(sections)).isEmpty();
        }

        @Test
        void butSaysNoMoreThanAPersonCanRead() {
            String sections = "{'type':'hero','x':1},".repeat(1000);
            assertThat(inSection(sections + "{'id':'s','type':'hero'}")).hasSizeBetween(1, 50);
        }
    }
}
