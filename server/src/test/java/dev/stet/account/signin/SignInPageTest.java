package dev.stet.account.signin;

import static dev.stet.account.Fixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.tenant.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@StetTest
class SignInPageTest {

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    Tenant tenant;
    Browser browser;

    @BeforeEach
    void aTenantWithAnOwner() {
        tenant = fixtures.tenant();
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        browser = new Browser(http);
    }

    /** Opens the page and sends its form. */
    private Http.Answer submit(String next, String email, String password) {
        return submit(next, tenant.slug(), email, password);
    }

    private Http.Answer submit(String next, String business, String email, String password) {
        String page = browser.get("/sign-in?next=" + encoded(next)).body();
        return browser.form(
                "/sign-in",
                "_csrf=%s&next=%s&tenant=%s&email=%s&password=%s"
                        .formatted(
                                encoded(hidden(page, "_csrf")),
                                encoded(next),
                                encoded(business),
                                encoded(email),
                                encoded(password)));
    }

    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as("a field " + name + " in " + page).isTrue();
        return field.group(1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String buildMode() {
        return "/build/" + tenant.slug();
    }

    @Test
    void buildModeWithoutASessionLeadsToSignInAndBack() {
        Http.Answer sent = browser.get(buildMode() + "/about?panel=history");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).contains("/sign-in?next=" + encoded(buildMode() + "/about?panel=history"));

        String page = browser.get(sent.header("Location").orElseThrow()).body();
        assertThat(hidden(page, "tenant")).isEqualTo(tenant.slug());

        Http.Answer done = submit(hidden(page, "next"), "mira@example.org", PASSWORD);
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location")).contains(buildMode() + "/about?panel=history");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void withoutAnAddressToGoBackToItIsTheMembersBuildMode() {
        assertThat(submit("", "mira@example.org", PASSWORD).header("Location")).contains(buildMode());
        assertThat(browser.get("/").header("Location")).contains(buildMode());
        assertThat(browser.get("/build/").header("Location")).contains(buildMode());
        assertThat(browser.get("/sign-in").header("Location")).contains(buildMode());
    }

    @Test
    void anAddressThatNoBusinessHasLeadsToTheMembersBuildModeAndNotBackAndForth() {
        submit("", "mira@example.org", PASSWORD);

        Http.Answer sent = browser.get("/build/not%20a%20url");

        assertThat(browser.get(sent.header("Location").orElseThrow()).header("Location"))
                .contains(buildMode());
    }

    @Test
    void theBusinessMayBeWrittenWithCapitals() {
        String business = " " + tenant.slug().toUpperCase(Locale.ROOT);

        assertThat(submit("", business, "mira@example.org", PASSWORD).header("Location"))
                .contains(buildMode());
    }

    @Test
    void anotherTenantsBuildModeAsksToSignInThere() {
        submit("", "mira@example.org", PASSWORD);
        String other = "/build/" + fixtures.tenant().slug();

        Http.Answer sent = browser.get(other);

        assertThat(sent.header("Location")).contains("/sign-in?next=" + encoded(other));
        assertThat(browser.get(sent.header("Location").orElseThrow()).status()).isEqualTo(200);
    }

    @Test
    void wrongDetailsKeepWhatWasTypedExceptThePassword() {
        Http.Answer answer = submit(buildMode(), "mira@example.org", "wrong-password");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("role=\"alert\"")
                .contains("value=\"mira@example.org\"")
                .contains("value=\"" + buildMode() + "\"")
                .doesNotContain("wrong-password");
        assertThat(browser.cookie("STET_SESSION")).isEmpty();
    }

    @Test
    void anEmptyFieldIsPointedOut() {
        assertThat(submit(buildMode(), "", PASSWORD).body()).contains("Please fill in all three fields.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                " //evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/ok\r\nSet-Cookie: a=b"
            })
    void nobodyIsSentToAnotherSite(String next) {
        Http.Answer answer = submit(next, "mira@example.org", PASSWORD);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains(buildMode());
    }

    @Test
    void whatComesInTheAddressIsEscaped() {
        String page = browser.get("/sign-in?next=" + encoded("/\"><script>alert(1)</script>"))
                .body();

        assertThat(page).doesNotContain("<script>");
    }

    @Test
    void aFormFromElsewhereIsAskedToTryAgain() {
        Http.Answer answer = browser.form(
                "/sign-in",
                "tenant=%s&email=mira%%40example.org&password=%s".formatted(tenant.slug(), encoded(PASSWORD)));

        assertThat(answer.header("Location")).contains("/sign-in?notice=expired");
        assertThat(browser.cookie("STET_SESSION")).isEmpty();
    }

    @Test
    void signingOutByForm() {
        submit("", "mira@example.org", PASSWORD);
        assertThat(browser.form("/sign-out", "").header("Location")).contains("/sign-in?notice=expired");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);

        String token = hidden(browser.get("/sign-in?next=/build/elsewhere").body(), "_csrf");
        Http.Answer answer = browser.form("/sign-out", "_csrf=" + encoded(token));

        assertThat(answer.header("Location")).contains("/sign-in?notice=signed-out");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void nobodyMayFrameThePageAndItRunsNoScripts() {
        Http.Answer page = browser.get("/sign-in");

        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src");
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.header("Referrer-Policy")).contains("same-origin");
    }
}
