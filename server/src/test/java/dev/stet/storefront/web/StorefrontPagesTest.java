package dev.stet.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.Http.Answer;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.tenant.Tenant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages as browsers get them. */
@StetTest
class StorefrontPagesTest {

    private static final String STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
            + "img-src 'self' https:; base-uri 'none'; form-action 'none'; frame-ancestors ";

    @Autowired
    private Http http;

    @Autowired
    private Fixtures fixtures;

    private Tenant tenant;
    private Http client;
    private String api;
    private String pages;

    @BeforeEach
    void newTenant() {
        tenant = fixtures.tenant();
        client = http.as(fixtures.token(tenant));
        api = "/api/v1/tenants/" + tenant.slug();
        pages = "/t/" + tenant.slug();
    }

    private void headline(String headline) {
        edit("[{\"op\":\"add\",\"path\":\"/pages/0/sections/0/headline\",\"value\":\"" + headline + "\"}]");
    }

    private void edit(String patch) {
        Answer answer = client.with(
                        "If-Match", client.get(api + "/draft").header("ETag").orElseThrow())
                .patch(api + "/draft", patch, "application/json-patch+json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private void publish() {
        long version = client.get(api + "/draft").json().path("version").asLong();
        assertThat(client.post(api + "/draft/publish", "{\"expectedVersion\":" + version + "}")
                        .status())
                .isEqualTo(200);
    }

    private Browser member() {
        Browser browser = new Browser(http);
        fixtures.member(tenant, "mira@example.com", Role.OWNER);
        assertThat(browser.signIn(tenant.slug(), "mira@example.com", Fixtures.PASSWORD)
                        .status())
                .isEqualTo(200);
        return browser;
    }

    @Test
    void nothingIsShownBeforeTheFirstPublication() {
        Answer answer = http.get(pages);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains(tenant.name() + " is not open yet", "noindex");
        assertThat(http.get("/t/nobody").status()).isEqualTo(404);
        assertThat(http.get("/t/nobody").body()).contains("There is no storefront at this address");
    }

    @Test
    void visitorsSeeWhatIsPublishedAndNotTheDraft() {
        headline("First");
        publish();
        headline("Second");
        assertThat(http.get(pages).body()).contains("<h1 class=\"display\">First</h1>");
        assertThat(http.get(pages + "/home").body()).contains("First").doesNotContain("Second", "data-stet");
        publish();
        assertThat(http.get(pages).body()).contains("<h1 class=\"display\">Second</h1>");
    }

    @Test
    void aPageThatIsHiddenOrUnknownIsNotThere() {
        publish();
        assertThat(http.get(pages + "/about").status()).isEqualTo(200);
        for (String page : new String[] {"/gallery", "/blog", "/HOME", "/about%2f.."}) {
            Answer answer = http.get(pages + page);
            assertThat(answer.status()).as(page).isIn(404, 400);
            assertThat(answer.header("ETag")).isEmpty();
        }
        assertThat(http.get(pages + "/gallery").body()).contains("This page is not here", "Back to the beginning");
    }

    @ParameterizedTest
    @CsvSource({
        "/t/demo/, /t/demo",
        "/t/demo/about/, /t/demo/about",
        "/t/DEMO, /t/demo",
        "/t/Demo/about/?preview=draft, /t/demo/about?preview=draft",
        "/build/DEMO, /build/demo",
        "/build/demo/, /build/demo",
    })
    void otherWritingsOfAnAddressLeadToIt(String other, String canonical) {
        Answer answer = http.get(other);
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/t/", "/t//evil.example/", "/t/DEMO/%2F%2Fevil", "/t/DEMO%0d%0aX:1", "/t/D%C3%89MO", "/t/a/b/c/"
            })
    void whatIsNoAddressOfAPageIsNotLedAnywhere(String address) {
        Answer answer = http.get(address);
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.header("Location")).isEmpty();
    }

    /** Case 74: no address comes from what a request calls the server. */
    @Test
    void addressesForOthersComeFromTheSettingsAndNeverFromTheRequest() {
        publish();
        assertThat(http.get(pages + "/sitemap.xml").status()).isEqualTo(404);
        assertThat(http.with("X-Forwarded-Host", "evil.example").get(pages).body())
                .doesNotContain("evil.example", "canonical", "og:url");
        assertThat(http.get("/robots.txt").body()).contains("Disallow: /build/");
        assertThat(http.get("/favicon.ico").status()).isEqualTo(200);
    }

    @Test
    void aPageIsSentOnceAndThenOnlyConfirmed() {
        publish();
        Answer first = http.get(pages);
        String tag = first.header("ETag").orElseThrow();
        assertThat(tag).matches("\"[A-Za-z0-9_-]+\"");
        assertThat(first.header("Cache-Control")).contains("no-cache");
        Answer again = http.with("If-None-Match", tag).get(pages);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        headline("Changed");
        publish();
        assertThat(http.with("If-None-Match", tag).get(pages).status()).isEqualTo(200);
    }

    @Test
    void aPageIsCompressedForWhoeverUnderstandsIt() {
        publish();
        Answer plain = http.get(pages);
        Answer zipped = http.with("Accept-Encoding", "br, gzip;q=0.8").get(pages);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(zipped.header("Content-Encoding")).contains("gzip");
        assertThat(zipped.header("Vary").orElseThrow()).contains("Accept-Encoding");
        assertThat(zipped.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(Long.parseLong(zipped.header("Content-Length").orElseThrow()))
                .isLessThan(Long.parseLong(plain.header("Content-Length").orElseThrow()) / 2);
        assertThat(http.with("Accept-Encoding", "gzip;q=0").get(pages).header("Content-Encoding"))
                .isEmpty();
        assertThat(http.with("Accept-Encoding", "gzip")
                        .with("If-None-Match", zipped.header("ETag").orElseThrow())
                        .get(pages)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void pagesAllowNothingInlineAndNoFrames() {
        publish();
        for (Answer answer : new Answer[] {http.get(pages), http.get(pages + "/none"), http.get("/t/nobody")}) {
            assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                    .containsExactly(STRICT + "'none'");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("Referrer-Policy")).isPresent();
            assertThat(answer.header("Permissions-Policy")).isPresent();
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.mediaType()).isEqualTo("text/html");
        }
    }

    @Test
    void whatPagesLoadIsThereAndMayBeKept() {
        publish();
        Pattern.compile("(?:href|src)=\"(/storefront/[^\"#]+)")
                .matcher(http.get(pages).body())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(path -> {
                    Answer asset = http.get(path);
                    assertThat(asset.status()).as(path).isEqualTo(200);
                    assertThat(asset.header("Cache-Control").orElseThrow())
                            .as(path)
                            .contains("max-age=31536000", "immutable");
                });
        assertThat(http.get("/storefront/theme/nonsense.css").status()).isEqualTo(404);
        assertThat(http.get("/storefront/site.css").mediaType()).isEqualTo("text/css");
    }

    @Test
    void membersSeeTheDraft() {
        headline("Only in the draft");
        Browser member = member();
        Answer draft = member.get(pages + "?preview=draft");
        assertThat(draft.status()).isEqualTo(200);
        assertThat(draft.body()).contains("Only in the draft", "data-stet-section=", "noindex");
        assertThat(draft.header("Cache-Control")).contains("no-store");
        assertThat(draft.response().headers().allValues("Content-Security-Policy"))
                .containsExactly(STRICT + "'self'");
        assertThat(member.get(pages + "/gallery?preview=draft").status()).isEqualTo(200);
        assertThat(member.get(pages + "/none?preview=draft").status()).isEqualTo(404);
    }

    @Test
    void othersAreSentToSignIn() {
        publish();
        Tenant other = fixtures.tenant();
        Http stranger = http.as(fixtures.token(other));
        for (Http caller : new Http[] {http, stranger}) {
            for (String slug : new String[] {tenant.slug(), "nobody"}) {
                Answer answer = caller.get("/t/" + slug + "/about?preview=draft");
                assertThat(answer.status()).isEqualTo(303);
                assertThat(answer.header("Location").orElseThrow())
                        .endsWith("/sign-in?next=%2Ft%2F" + slug + "%2Fabout%3Fpreview%3Ddraft");
            }
        }
    }

    @Test
    void contentThatIsNotSavedCanBeSeen() {
        Answer answer = client.post(api + "/preview", """
                {"page":"about","content":{"pages":[{"id":"about","enabled":false,"sections":[
                  {"id":"new","type":"cta","headline":"Not saved","nonsense":[]}]}]}}""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("text/html");
        assertThat(answer.body()).contains("Not saved", "data-stet-section=\"new\"");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                .containsExactly(STRICT + "'self'");
        assertThat(client.get(api + "/draft").body()).doesNotContain("Not saved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "[]", "{}", "{\"pages\":[null]}", "{\"pages\":{\"id\":\"home\"}}"})
    void contentThatIsBrokenIsShownAsFarAsItGoes(String content) {
        Answer answer = client.post(api + "/preview", "{\"page\":\"home\",\"content\":" + content + "}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("</html>");
    }

    @Test
    void thePreviewIsForMembersAndHasItsLimits() {
        String body = "{\"page\":\"home\",\"content\":{}}";
        assertThat(http.post(api + "/preview", body).problem()).isEqualTo("sign-in-required");
        assertThat(http.as(fixtures.token(fixtures.tenant()))
                        .post(api + "/preview", body)
                        .problem())
                .isEqualTo("not-found");
        assertThat(client.post(api + "/preview", "{\"page\":\"blog\",\"content\":{}}")
                        .problem())
                .isEqualTo("not-found");
        assertThat(client.post(api + "/preview", "{\"page\":\"home\"}").problem())
                .isEqualTo("malformed");
        String large = "{\"page\":\"home\",\"content\":\"" + "x".repeat(2 << 20) + "\"}";
        assertThat(client.post(api + "/preview", large).problem()).isEqualTo("too-large");
    }

    @Test
    void theSchemaIsPublicAndKept() {
        Answer schema = http.get("/api/v1/storefront-schema");
        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.mediaType()).isEqualTo("application/schema+json");
        assertThat(schema.json().at("/$defs/Section/oneOf")).hasSize(9);
        assertThat(schema.header("Cache-Control").orElseThrow()).contains("public", "max-age");
        assertThat(http.with("If-None-Match", schema.header("ETag").orElseThrow())
                        .get("/api/v1/storefront-schema")
                        .status())
                .isEqualTo(304);
    }
}
