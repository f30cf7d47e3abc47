package dev.stet.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.Nodes;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.tenant.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A server whose database can't be reached any more: each look-up on the way to a controller meets that first. */
@TestInstance(Lifecycle.PER_CLASS)
class DatabaseUnavailableFilterTest {

    private ConfigurableApplicationContext node;
    private Http http;
    private Browser browser;
    private Tenant tenant;
    private String token;

    @BeforeAll
    void signInAndLoseTheDatabase() {
        node = Nodes.start(TestDatabase.fresh());
        http = Nodes.http(node);
        Fixtures fixtures = node.getBean(Fixtures.class);
        tenant = fixtures.tenant();
        token = fixtures.token(tenant);
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        browser = new Browser(http);
        assertThat(browser.signIn(tenant.slug(), "mira@example.org", Fixtures.PASSWORD)
                        .status())
                .isEqualTo(200);

        node.getBean(HikariDataSource.class).close();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private static void isUnavailable(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
    }

    private static void isProblem(Http.Answer answer) {
        isUnavailable(answer);
        assertThat(answer.problem()).isEqualTo("unavailable");
    }

    private static void isPage(Http.Answer answer) {
        isUnavailable(answer);
        assertThat(answer.mediaType()).isEqualTo("text/html");
        assertThat(answer.body()).contains("Back in a moment");
        assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "live", "no-such-thing"})
    void whoseTokenItIsCantBeSaid(String what) {
        isProblem(http.as(token).get("/api/v1/tenants/" + tenant.slug() + "/" + what));
        isProblem(http.as(token).put("/api/v1/tenants/" + tenant.slug() + "/" + what, "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "live", "no-such-thing"})
    void whoseSessionItIsCantBeSaid(String what) {
        isProblem(browser.get("/api/v1/tenants/" + tenant.slug() + "/" + what));
        isProblem(browser.post("/api/v1/tenants/" + tenant.slug() + "/" + what, "{}"));
    }

    @Test
    void whetherThePageIsThatMembersCantBeSaid() {
        Http page = http.with(
                        "Cookie",
                        "STET_SESSION=" + browser.cookie("STET_SESSION").orElseThrow())
                .with("Stet-Member", "mira%40example.org");

        isProblem(page.get("/api/v1/tenants/" + tenant.slug() + "/draft"));
    }

    @Test
    void nobodyCanSignInOrOut() {
        isProblem(browser.get("/api/v1/session"));
        isProblem(browser.delete("/api/v1/session"));
        isProblem(new Browser(http).signIn(tenant.slug(), "mira@example.org", Fixtures.PASSWORD));
    }

    @Test
    void peopleGetAPage() {
        isPage(browser.get("/build/" + tenant.slug()));
        isPage(browser.get("/t/" + tenant.slug() + "?preview=draft"));
        isPage(http.get("/t/" + tenant.slug()));
    }

    @Test
    void whatNeedsNoDatabaseIsThere() {
        assertThat(http.get("/problems/unavailable").status()).isEqualTo(200);
        assertThat(http.get("/api/v1/tenants/" + tenant.slug() + "/draft").problem())
                .isEqualTo("sign-in-required");
    }
}
