package dev.stet.live;

import static dev.stet.draft.Samples.longText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.stet.Http;
import dev.stet.Nodes;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.draft.Change;
import dev.stet.draft.Drafts;
import dev.stet.draft.OnConflict;
import dev.stet.tenant.Tenant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The rules between nodes: several servers on one database. */
@TestInstance(Lifecycle.PER_CLASS)
class LiveNodesTest {

    private static final String NEVER_COMPARES = "--stet.live.compare-every=1h";

    private final TestDatabase database = TestDatabase.fresh();
    private ConfigurableApplicationContext a;
    private ConfigurableApplicationContext b;
    private Tenant tenant;
    private String token;
    private String slug;

    @BeforeAll
    void twoNodesThatOnlyHintsReach() {
        a = Nodes.start(database, NEVER_COMPARES);
        b = Nodes.start(database, NEVER_COMPARES);
        // they listen once their connections are there
        database.awaitListeners(2);
    }

    @AfterAll
    void stop() {
        a.close();
        b.close();
    }

    @BeforeEach
    void aTenant() {
        Fixtures fixtures = a.getBean(Fixtures.class);
        tenant = fixtures.tenant();
        slug = tenant.slug();
        token = fixtures.token(tenant);
    }

    private Http on(ConfigurableApplicationContext node) {
        return Nodes.http(node).as(token);
    }

    private TestTab open(ConfigurableApplicationContext node, String client) {
        return TestTab.open(on(node), slug, client);
    }

    private void save(ConfigurableApplicationContext node, long version) {
        Http.Answer answer = on(node).with("If-Match", "\"" + version + "\"")
                .patch(
                        "/api/v1/tenants/" + slug + "/draft",
                        "{\"branding\":{\"primaryColor\":\"#%06d\"}}".formatted(version),
                        "application/merge-patch+json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** Commits a change as a node would that dies before it can send the hint. */
    private void saveWithoutHint(long version) {
        database.superuser()
                .sql("insert into revision (tenant_id, version, base_version, kind, created_at, writer_kind, writer_id,"
                        + " writer_name, replay, changes) values (:tenant, :version, :version - 1, 'save', now(),"
                        + " 'person', '1', 'Ben', 0, '{}')")
                .param("tenant", tenant.id())
                .param("version", version)
                .update();
    }

    private static long version(JsonNode changed) {
        return changed.path("version").asLong();
    }

    @Test
    void l25AndL26AChangeOnOneIsToldOnTheOther() {
        try (TestTab onA = open(a, "a");
                TestTab onB = open(b, "b")) {
            // anybody who may connect to the database may notify
            database.superuser()
                    .sql("select pg_notify('stet_live', 'x y@z @ 1@ ' || repeat('9', 30)), pg_notify('stet_live', '')")
                    .query()
                    .listOfRows();
            for (long version = 0; version < 20; version += 2) {
                save(a, version);
                save(b, version + 1);
            }
            for (long version = 1; version <= 20; version++) {
                JsonNode changed = onA.next("changed");
                assertThat(version(changed)).isEqualTo(version);
                assertThat(onB.next("changed")).isEqualTo(changed);
            }
        }
    }

    @Test
    void l18TheListHoldsTheTabsOfAllNodes() {
        try (TestTab onA = open(a, "a");
                TestTab onB = open(b, "b")) {
            onA.nextPresence("a", "b");
            onB.nextPresence("a", "b");

            onB.at("/pages/home");
            onA.next(message -> message.at("/tabs/1/place").asString("").equals("/pages/home"));

            onB.kill();
            onA.nextPresence("a");
        }
    }

    @Test
    void l18AClientThatGoesToAnotherNodeIsListedOnce() {
        try (TestTab onA = open(a, "watcher");
                TestTab before = open(a, "mover")) {
            onA.nextPresence("watcher", "mover");
            try (TestTab after = open(b, "mover")) {
                after.at("/pages/home");
                JsonNode list = onA.next(
                        message -> message.at("/tabs/1/place").asString("").equals("/pages/home"));
                assertThat(list.path("tabs")).hasSize(2);
            }
        }
    }

    @Test
    void l27ABrokenListeningConnectionIsMadeAnewAndEverythingCompared() {
        try (TestTab onB = open(b, "b")) {
            saveWithoutHint(1);

            database.superuser()
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                            + " and application_name = 'stet live'")
                    .query()
                    .listOfRows();

            assertThat(version(onB.next("changed"))).isEqualTo(1);
            database.awaitListeners(2);
            save(a, 1);
            assertThat(version(onB.next("changed"))).isEqualTo(2);
        }
    }

    @Test
    void l27AHintThatGotLostIsMadeUpForByComparing() {
        try (ConfigurableApplicationContext c = Nodes.start(database, "--stet.live.compare-every=500ms");
                TestTab onC = open(c, "c")) {
            saveWithoutHint(1);

            assertThat(version(onC.next("changed"))).isEqualTo(1);
        }
    }

    @Test
    void l8WhoWouldBeToldOfTooManyVersionsIsToldToAsk() {
        try (ConfigurableApplicationContext c = Nodes.start(database, "--stet.live.compare-every=500ms");
                TestTab onC = open(c, "c")) {
            saveWithoutHint(1000);

            assertThat(version(onC.next("behind"))).isEqualTo(1000);
        }
    }

    @Test
    void l19TheTabsOfANodeThatDiedAreGone() {
        try (ConfigurableApplicationContext c =
                        Nodes.start(database, "--stet.live.ttl=12s", "--stet.live.compare-every=500ms");
                ConfigurableApplicationContext d =
                        Nodes.start(database, "--stet.live.ttl=12s", "--stet.live.compare-every=500ms");
                TestTab onC = open(c, "c");
                TestTab onD = open(d, "d")) {
            onC.nextPresence("c", "d");

            // it can no more say that it lives than one that was killed
            d.getBean(HikariDataSource.class).close();

            onC.nextPresence("c");
        }
    }

    @Test
    void l23WhoTakesNothingForTooLongIsClosed() {
        try (ConfigurableApplicationContext c = Nodes.start(database, "--stet.live.stuck=1s");
                TestTab deaf = TestTab.deaf(on(c), slug);
                TestTab reader = open(c, "reader")) {
            deaf.hello("deaf");
            reader.nextPresence("deaf", "reader");
            Room room = Objects.requireNonNull(c.getBean(Rooms.class).find(tenant.id()));

            // fills what a loopback connection holds, and goes on until the second has passed
            Drafts drafts = c.getBean(Drafts.class);
            Writer ben = new Writer(WriterKind.PERSON, "1", "Ben");
            for (int version = 0; room.connections().size() == 2 && version < 20_000; version++) {
                drafts.save(new Change(
                        tenant.id(),
                        version,
                        longText("long", LiveTest.fiftyThousand(version)),
                        OnConflict.REJECT,
                        ben,
                        null,
                        null));
            }

            reader.nextPresence("reader");
        }
    }

    @Test
    void presenceThatTheDatabaseLostIsWrittenAgain() {
        try (ConfigurableApplicationContext c =
                        Nodes.start(database, "--stet.live.ttl=12s", "--stet.live.compare-every=500ms");
                TestTab onA = open(a, "a");
                TestTab onC = open(c, "c")) {
            onA.nextPresence("a", "c");

            // PostgreSQL empties unlogged tables when it comes back from a crash
            database.superuser().sql("truncate live_presence").update();
            onC.at("/pages/home");
            onA.next(message -> message.at("/tabs/1/place").asString("").equals("/pages/home"));
            database.superuser().sql("truncate live_presence").update();

            await().untilAsserted(() -> assertThat(database.superuser()
                            .sql("select count(*) from live_presence where tenant_id = ? and tabs like '%\"c\"%'")
                            .param(tenant.id())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1));
        }
    }

    @Test
    void l20AStoppingNodeSaysSoAndItsTabsAreGoneAtOnce() {
        ConfigurableApplicationContext c = Nodes.start(database);
        try (TestTab onA = open(a, "a");
                TestTab onC = open(c, "c")) {
            onA.nextPresence("a", "c");

            c.close();

            assertThat(onC.closeCode()).isEqualTo(1012);
            onA.nextPresence("a");
        } finally {
            c.close();
        }
    }
}
