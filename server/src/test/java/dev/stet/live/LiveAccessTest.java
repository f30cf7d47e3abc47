package dev.stet.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.Nodes;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.account.member.Members;
import dev.stet.tenant.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.context.ConfigurableApplicationContext;

/** [L21] and case 71: whose access ends is told nothing more, on any node. Here no node ever looks by itself. */
@TestInstance(Lifecycle.PER_CLASS)
class LiveAccessTest {

    private static final String NEVER_LOOKS = "--stet.live.admit-every=1h";

    private final TestDatabase database = TestDatabase.fresh();
    private ConfigurableApplicationContext a;
    private ConfigurableApplicationContext b;
    private Fixtures fixtures;
    private Tenant tenant;
    private String slug;
    private long miraId;
    private Browser mira;

    @BeforeAll
    void twoNodes() {
        a = Nodes.start(database, NEVER_LOOKS);
        b = Nodes.start(database, NEVER_LOOKS);
        database.awaitListeners(2);
        fixtures = a.getBean(Fixtures.class);
    }

    @AfterAll
    void stop() {
        a.close();
        b.close();
    }

    @BeforeEach
    void anOwnerWhoIsSignedIn() {
        tenant = fixtures.tenant();
        slug = tenant.slug();
        miraId = Long.parseLong(
                fixtures.member(tenant, "mira@example.org", Role.OWNER).writer().id());
        mira = new Browser(Nodes.http(a));
        assertThat(mira.signIn(slug, "mira@example.org", Fixtures.PASSWORD).status())
                .isEqualTo(200);
    }

    private TestTab byToken(ConfigurableApplicationContext node, String token, String client) {
        return TestTab.open(Nodes.http(node).as(token), slug, client);
    }

    private TestTab bySession(ConfigurableApplicationContext node, String client) {
        Http http = Nodes.http(node)
                .with("Cookie", "STET_SESSION=" + mira.cookie("STET_SESSION").orElseThrow());
        return TestTab.open(http.with("Origin", http.base()), slug, client);
    }

    private void save() {
        Http.Answer saved = Nodes.http(a)
                .as(fixtures.token(tenant))
                .with("If-Match", "\"0\"")
                .patch(
                        "/api/v1/tenants/" + slug + "/draft",
                        "{\"branding\":{\"primaryColor\":\"#123456\"}}",
                        "application/merge-patch+json");
        assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
    }

    @Test
    void l21ARevokedTokenIsToldNothingMore() {
        String token = fixtures.token(tenant);
        String id = fixtures.caller(token).writer().id();
        try (TestTab onA = byToken(a, token, "a");
                TestTab onB = byToken(b, token, "b");
                TestTab another = bySession(b, "c")) {
            assertThat(mira.delete("/api/v1/tenants/" + slug + "/tokens/" + id).status())
                    .isEqualTo(204);
            save();

            assertThat(onA.closeCode()).isEqualTo(4401);
            assertThat(onA.hasHeard("changed"))
                    .as("content after the revocation")
                    .isFalse();
            assertThat(onB.closeCode()).isEqualTo(4401);
            assertThat(another.next("changed").path("version").asLong()).isEqualTo(1);
        }
    }

    @Test
    void l21WhoSignsOutIsToldNothingMore() {
        String token = fixtures.token(tenant);
        try (TestTab onA = bySession(a, "a");
                TestTab onB = bySession(b, "b");
                TestTab another = byToken(b, token, "c")) {
            assertThat(mira.delete("/api/v1/session").status()).isEqualTo(204);
            save();

            assertThat(onA.closeCode()).isEqualTo(4401);
            assertThat(onA.hasHeard("changed")).as("content after signing out").isFalse();
            assertThat(onB.closeCode()).isEqualTo(4401);
            assertThat(another.next("changed").path("version").asLong()).isEqualTo(1);
        }
    }

    @Test
    void l21ARemovedMemberIsToldNothingMore() {
        try (TestTab onA = bySession(a, "a");
                TestTab onB = bySession(b, "b")) {
            assertThat(a.getBean(Members.class).remove(tenant, miraId)).isTrue();
            save();

            assertThat(onA.closeCode()).isEqualTo(4404);
            assertThat(onA.hasHeard("changed")).as("content after the removal").isFalse();
            assertThat(onB.closeCode()).isEqualTo(4404);
        }
    }
}
