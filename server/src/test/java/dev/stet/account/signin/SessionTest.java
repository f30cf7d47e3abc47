package dev.stet.account.signin;

import static dev.stet.account.Fixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.Caller;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.account.member.Members;
import dev.stet.account.secret.Secrets;
import dev.stet.tenant.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@StetTest
class SessionTest {

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Autowired
    Members members;

    @Autowired
    TestDatabase database;

    Tenant tenant;
    Browser browser;

    @BeforeEach
    void aTenantWithAnOwner() {
        tenant = fixtures.tenant();
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        browser = new Browser(http);
    }

    private Http.Answer signIn() {
        return browser.signIn(tenant.slug(), "mira@example.org", PASSWORD);
    }

    @Test
    void signingInSaysWhoAndWhereAndIsRemembered() {
        Http.Answer answer = signIn();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString()).isEqualTo("""
                        {"tenant":{"slug":"%s","name":"%s"},"member":{"name":"mira","email":"mira@example.org","role":"owner"}}""".formatted(tenant.slug(), tenant.name()));
        assertThat(browser.get("/api/v1/session").body()).isEqualTo(answer.body());
    }

    @Test
    void theAddressMayBeTypedInAnyCase() {
        assertThat(browser.signIn(tenant.slug(), " Mira@Example.ORG ", PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void whatNobodyCanBeCalledIsNobody() {
        String nul = "\\u0000";
        for (String[] details : new String[][] {
            {tenant.slug() + nul, "mira@example.org"},
            {tenant.slug(), "mira@example.org" + nul},
            {"x".repeat(5_000), "mira@example.org"},
            {tenant.slug(), "x".repeat(5_000)}
        }) {
            Http.Answer answer = browser.signIn(details[0], details[1], PASSWORD);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("bad-credentials");
        }
    }

    @Test
    void aNameOfHalfAMegabyteIsNotRead() {
        Http.Answer answer = browser.signIn(tenant.slug(), "x".repeat(500_000), PASSWORD);
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aSessionIsLetInToItsOwnTenantOnly() {
        signIn();

        assertThat(browser.get("/api/v1/tenants/" + tenant.slug() + "/no-such-thing")
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("Nothing is at this address.");
        assertThat(browser.get("/api/v1/tenants/" + fixtures.tenant().slug() + "/draft")
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("No such tenant, or you do not belong to it.");
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherSites() {
        Http.Answer answer = signIn();

        String session = answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("STET_SESSION="))
                .findFirst()
                .orElseThrow();
        assertThat(session).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        assertThat(session).doesNotContain("Secure");
        assertThat(browser.cookie("XSRF-TOKEN")).isPresent();
    }

    @Test
    void whatIsWrongIsNotTold() {
        Http.Answer wrongPassword = browser.signIn(tenant.slug(), "mira@example.org", "wrong");
        Http.Answer unknownMember = browser.signIn(tenant.slug(), "nobody@example.org", "wrong");
        Http.Answer unknownTenant = browser.signIn("no-such-tenant", "mira@example.org", "wrong");

        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongPassword.problem()).isEqualTo("bad-credentials");
        assertThat(unknownMember.body()).isEqualTo(wrongPassword.body());
        assertThat(unknownTenant.body()).isEqualTo(wrongPassword.body());
        assertThat(browser.cookie("STET_SESSION")).isEmpty();
    }

    @Test
    void aMemberOfAnotherTenantIsUnknownHere() {
        Tenant other = fixtures.tenant();

        assertThat(browser.signIn(other.slug(), "mira@example.org", PASSWORD).problem())
                .isEqualTo("bad-credentials");
    }

    @Test
    void anIncompleteRequestIsMalformed() {
        Http.Answer answer = http.post("/api/v1/session", "{\"tenant\":\"x\",\"email\":\"y\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
        assertThat(answer.json().path("detail").asString()).contains("password");
    }

    @Test
    void aFormOfAnotherSiteCantSignAnyoneIn() {
        Http.Answer answer = http.send(
                "POST",
                "/api/v1/session",
                "{\"tenant\":\"%s\",\"email\":\"mira@example.org\",\"password\":\"%s\"}"
                        .formatted(tenant.slug(), PASSWORD),
                "text/plain");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void signingOutEndsTheSessionForGood() {
        signIn();
        String stolen = browser.cookie("STET_SESSION").orElseThrow();

        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);

        browser.setCookie("STET_SESSION", stolen);
        assertThat(browser.get("/api/v1/session").problem()).isEqualTo("sign-in-required");
    }

    @Test
    void aChangeWithoutTheEchoedTokenIsRefusedAndDoesNothing() {
        signIn();

        Http.Answer forged = browser.forged("DELETE", "/api/v1/session", null);

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.problem()).isEqualTo("csrf-token-missing");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void aTokenCallerNeedsNoEcho() {
        Http.Answer answer = http.as(fixtures.token(tenant))
                .with("Cookie", "STET_SESSION=whatever")
                .post("/api/v1/tenants/" + tenant.slug() + "/no-such-thing", "{}");

        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void anInvalidTokenIsNotSavedByAGoodSession() {
        signIn();

        Http.Answer answer = http.as("stet_wrong")
                .with("Cookie", "STET_SESSION=" + browser.cookie("STET_SESSION").orElseThrow())
                .get("/api/v1/session");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aPlantedSessionIdIsNotTheOneSignedInWith() {
        signIn();
        String planted = browser.cookie("STET_SESSION").orElseThrow();

        signIn();

        assertThat(browser.cookie("STET_SESSION").orElseThrow()).isNotEqualTo(planted);
        assertThat(http.with("Cookie", "STET_SESSION=" + planted)
                        .get("/api/v1/session")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPageOfOneMemberDoesNotWorkInTheNameOfTheNext() {
        fixtures.member(tenant, "zoë+test@example.org", Role.EDITOR);
        signIn();
        assertThat(asPageOf("mira%40example.org", "GET").status()).isEqualTo(200);
        assertThat(asPageOf("Mira@Example.org", "GET").status()).isEqualTo(200);

        browser.signIn(tenant.slug(), "zoë+test@example.org", PASSWORD);

        Http.Answer answer = asPageOf("mira%40example.org", "GET");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("sign-in-required");
        assertThat(answer.json().path("detail").asString()).startsWith("Somebody else is signed in in this browser");
        assertThat(asPageOf("%zz", "GET").status()).isEqualTo(401);
        // a forged one hears the same; signing the other one out is no page's business either
        assertThat(asPageOf("mira%40example.org", "DELETE").status()).isEqualTo(401);
        assertThat(asPageOf("zo%C3%AB%2Btest%40example.org", "GET").status()).isEqualTo(200);
    }

    @Test
    void aNamedMemberIsNothingToATokenOrToWhoSignsIn() {
        signIn();
        Http named = withCookies().with("Stet-Member", "ana%40example.org");

        assertThat(named.as(fixtures.token(tenant))
                        .get("/api/v1/tenants/" + tenant.slug() + "/draft")
                        .status())
                .isEqualTo(200);
        assertThat(named.post("/api/v1/session", """
                        {"tenant":"%s","email":"mira@example.org","password":"%s"}""".formatted(tenant.slug(), PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(http.with("Stet-Member", "ana%40example.org")
                        .get("/api/v1/session")
                        .json()
                        .path("detail")
                        .asString())
                .startsWith("Sign in");
    }

    private Http.Answer asPageOf(String member, String method) {
        return withCookies().with("Stet-Member", member).send(method, "/api/v1/session", null, null);
    }

    private Http withCookies() {
        return http.with(
                "Cookie", "STET_SESSION=" + browser.cookie("STET_SESSION").orElseThrow());
    }

    @Test
    void aRemovedMemberIsOutAtOnce() {
        Caller ana = fixtures.member(tenant, "ana@example.org", Role.EDITOR);
        browser.signIn(tenant.slug(), "ana@example.org", PASSWORD);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);

        members.remove(tenant, Long.parseLong(ana.writer().id()));

        Http.Answer answer = browser.get("/api/v1/tenants/" + tenant.slug() + "/draft");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("sign-in-required");
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void aSessionHoldsIdsOnly() {
        signIn();

        assertThat(database.superuser()
                        .sql("select distinct attribute_name from spring_session_attributes order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "memberId",
                        "org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME",
                        "tenantId");
    }

    @Test
    void theTableHoldsTheHashOfWhatTheCookieHolds() {
        signIn();
        String cookie = browser.cookie("STET_SESSION").orElseThrow();

        assertThat(database.superuser()
                        .sql("select count(*) from spring_session where session_id = ?")
                        .param(Secrets.hash(cookie))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(database.superuser()
                        .sql("select count(*) from spring_session s where s::text like '%' || ? || '%'")
                        .param(cookie)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(http.with("Cookie", "STET_SESSION=" + Secrets.hash(cookie))
                        .get("/api/v1/session")
                        .status())
                .as("who read the table is not let in")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA==", "", "%00", "x", "\"quoted\"", "e30=", "ÿÿ", "1;STET_SESSION=AA=="})
    void aCookieThatIsNoSessionIsIgnored(String value) {
        Http stranger = http.with("Cookie", "STET_SESSION=" + value);

        assertThat(stranger.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(stranger.get("/sign-in").status()).isEqualTo(200);
        assertThat(stranger.get("/t/" + tenant.slug()).status()).isIn(200, 404);
    }

    @Test
    void aHashOfAnOlderKindIsReplacedWhenItsMemberSignsIn() {
        String old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
        database.superuser()
                .sql("update member set password_hash = ? where tenant_id = ?")
                .params(old, tenant.id())
                .update();

        assertThat(signIn().status()).isEqualTo(200);

        assertThat(members.byEmail(tenant, "mira@example.org").orElseThrow().passwordHash())
                .startsWith("{argon2}");
        assertThat(signIn().status()).isEqualTo(200);
    }
}
