package dev.stet.account.token;

import static dev.stet.account.Fixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.Nodes;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.tenant.Tenant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Nodes share one database, and a node that starts again is a new node. */
class TwoNodesTest {

    @Test
    void sessionsAndTokensHoldOnEachNodeAndOutliveThem() {
        TestDatabase database = TestDatabase.fresh();
        Browser first;
        String cookie;
        String path;
        try (ConfigurableApplicationContext a = Nodes.start(database);
                ConfigurableApplicationContext b = Nodes.start(database)) {
            Fixtures fixtures = a.getBean(Fixtures.class);
            Tenant tenant = fixtures.tenant();
            path = "/api/v1/tenants/" + tenant.slug();
            fixtures.member(tenant, "mira@example.org", Role.OWNER);
            first = new Browser(Nodes.http(a));
            first.signIn(tenant.slug(), "mira@example.org", PASSWORD);
            cookie = "STET_SESSION=" + first.cookie("STET_SESSION").orElseThrow();

            assertThat(Nodes.http(b).with("Cookie", cookie).get(path).status()).isEqualTo(200);

            Browser behindTls = new Browser(Nodes.http(b).with("X-Forwarded-Proto", "https"));
            assertThat(behindTls
                            .signIn(tenant.slug(), "mira@example.org", PASSWORD)
                            .response()
                            .headers()
                            .allValues("Set-Cookie"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(line -> line.contains("Secure"));

            String token = fixtures.token(tenant);
            Http onB = Nodes.http(b).as(token);
            assertThat(onB.get(path).status()).isEqualTo(200);
            assertThat(first.delete(path + "/tokens/"
                                    + fixtures.caller(token).writer().id())
                            .status())
                    .isEqualTo(204);
            assertThat(Nodes.http(a).as(token).get(path).status()).isEqualTo(401);
            // B may remember it for as long as it says, asked again and again or not
            await().atMost(RevocationCount.ASKED_EVERY.plus(Duration.ofSeconds(3)))
                    .until(() -> onB.get(path).status() == 401);
        }
        try (ConfigurableApplicationContext again = Nodes.start(database)) {
            assertThat(Nodes.http(again).with("Cookie", cookie).get(path).status())
                    .isEqualTo(200);
        }
    }
}
