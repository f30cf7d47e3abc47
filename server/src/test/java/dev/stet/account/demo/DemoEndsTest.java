package dev.stet.account.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.Nodes;
import dev.stet.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A demo becomes a server for everybody: nothing of the demo is left open, and nothing of it meets what is real. */
class DemoEndsTest {

    private static final String OWNER = DemoTenant.OWNER;
    private static final String DRAFT = "/api/v1/tenants/demo/draft";

    private final TestDatabase database = TestDatabase.fresh();

    private ConfigurableApplicationContext start(boolean demo) {
        return demo
                ? Nodes.start(
                        database,
                        "--stet.demo=true",
                        "--stet.demo-token=any text",
                        "--stet.demo-password=printed by it")
                : Nodes.start(database, "--stet.demo=false");
    }

    @Test
    void whatTheDemoOpenedIsClosedAndItsBusinessIsHidden() {
        String made;
        Browser owner;
        try (ConfigurableApplicationContext demo = start(true)) {
            owner = new Browser(Nodes.http(demo));
            assertThat(owner.signIn("demo", OWNER, "printed by it").status()).isEqualTo(200);
            made = owner.post("/api/v1/tenants/demo/tokens", "{\"name\":\"Mine\",\"expiresAt\":null}")
                    .json()
                    .path("token")
                    .asString();
            assertThat(Nodes.http(demo).as(made).get(DRAFT).status()).isEqualTo(200);
            assertThat(Nodes.http(demo).as("any text").get(DRAFT).status()).isEqualTo(200);
        }
        try (ConfigurableApplicationContext real = start(false)) {
            Http http = Nodes.http(real);
            assertThat(http.as(made).get(DRAFT).status()).isEqualTo(401);
            assertThat(http.as("any text").get(DRAFT).status()).isEqualTo(401);
            assertThat(http.with(
                                    "Cookie",
                                    "STET_SESSION="
                                            + owner.cookie("STET_SESSION").orElseThrow())
                            .get(DRAFT)
                            .status())
                    .isEqualTo(401);
            assertThat(new Browser(http).signIn("demo", OWNER, "printed by it").status())
                    .isEqualTo(401);
            assertThat(http.get("/t/demo").status()).isEqualTo(404);
        }
        try (ConfigurableApplicationContext again = start(true)) {
            assertThat(Nodes.http(again).as("any text").get(DRAFT).status()).isEqualTo(200);
            assertThat(Nodes.http(again).as(made).get(DRAFT).status())
                    .as("what was revoked stays so")
                    .isEqualTo(401);
        }
    }

    @Test
    void aDemoIsNeverLetIntoARealBusinessThatHasItsName() {
        start(false).close();
        database.superuser()
                .sql("insert into tenant (tenant_id, slug, name) values (1, 'demo', 'A real one')")
                .update();

        assertThatThrownBy(() -> start(true).close())
                .rootCause()
                .hasMessageContaining("belongs to a real business here");

        assertThat(database.superuser()
                        .sql("select count(*) from member")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
