package dev.stet.live;

import static dev.stet.account.Fixtures.PASSWORD;
import static dev.stet.draft.Samples.color;
import static dev.stet.draft.Samples.longSection;
import static dev.stet.draft.Samples.longText;
import static dev.stet.draft.Samples.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.TestClock;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.draft.Change;
import dev.stet.draft.ChangeResult;
import dev.stet.draft.Drafts;
import dev.stet.draft.OnConflict;
import dev.stet.draft.Restoration;
import dev.stet.draft.Together;
import dev.stet.draft.history.Revisions;
import dev.stet.jsonmerge.JsonPatch;
import dev.stet.tenant.Tenant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The rules of spec/live.md over real sockets. */
@StetTest
@TestPropertySource(
        properties = {
            "stet.live.admit-every=500ms",
            "stet.live.connections-per-tenant=6",
            "stet.live.connections-per-writer=4"
        })
class LiveTest {

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");

    @Autowired
    private Http http;

    @Autowired
    private Fixtures fixtures;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Revisions revisions;

    @Autowired
    private Rooms rooms;

    @Autowired
    private TestClock clock;

    @Autowired
    private TestDatabase database;

    private Tenant tenant;
    private String slug;
    private String token;
    private Http api;

    @BeforeEach
    void aTenant() {
        tenant = fixtures.tenant();
        slug = tenant.slug();
        token = fixtures.token(tenant);
        api = http.as(token);
    }

    private TestTab open(String client) {
        return TestTab.open(api, slug, client);
    }

    private Browser signedIn(String email) {
        Browser browser = new Browser(http);
        assertThat(browser.signIn(slug, email, PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private Http cookieOf(Browser browser) {
        return http.with(
                "Cookie", "STET_SESSION=" + browser.cookie("STET_SESSION").orElseThrow());
    }

    private ChangeResult save(long expected, OnConflict policy, UnaryOperator<JsonNode> edit) {
        return drafts.save(new Change(tenant.id(), expected, edit, policy, BEN, "ben/1", null));
    }

    private void restore(long expected, Restoration restoration) {
        ChangeResult result = drafts.restore(
                new Change(tenant.id(), expected, base -> base, OnConflict.REJECT, BEN, null, null), restoration);
        assertThat(result).isInstanceOf(ChangeResult.Accepted.class);
    }

    private JsonNode content(long version) {
        return revisions.contentAt(tenant.id(), version).orElseThrow().tree();
    }

    // the connection

    @Test
    void l1WithoutCredentialsItIs401AndForAnothersTenant404() {
        assertThat(TestTab.refusal(http, slug)).isEqualTo(401);
        assertThat(TestTab.refusal(http.as("stet_wrong"), slug)).isEqualTo(401);
        assertThat(TestTab.refusal(http.as(fixtures.token(fixtures.tenant())), slug))
                .isEqualTo(404);
        assertThat(TestTab.refusal(api, "no-such-one")).isEqualTo(404);
    }

    @Test
    void l1ACookieIsBelievedFromOurOwnPagesOnly() {
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        Http mira = cookieOf(signedIn("mira@example.org"));

        assertThat(TestTab.refusal(mira, slug)).isEqualTo(403);
        assertThat(TestTab.refusal(mira.with("Origin", "null"), slug)).isEqualTo(403);
        assertThat(TestTab.refusal(mira.with("Origin", "https://evil.example"), slug))
                .isEqualTo(403);
        assertThat(TestTab.refusal(mira.with("Origin", http.base() + "0"), slug))
                .isEqualTo(403);
        TestTab.open(mira.with("Origin", http.base()), slug, "mira").close();
        // behind a proxy that ends TLS
        TestTab.open(mira.with("Origin", http.base().replace("http:", "https:")), slug, "mira")
                .close();
        TestTab.open(api.with("Origin", "https://elsewhere.example"), slug, "program")
                .close();
    }

    @Test
    void l1WhoDoesNotUpgradeIsToldTo() {
        Http.Answer answer = api.get(TestTab.path(slug));

        assertThat(answer.status()).isEqualTo(426);
        assertThat(answer.problem()).isEqualTo("malformed");
        assertThat(answer.header("Upgrade")).contains("websocket");
        assertThat(api.post(TestTab.path(slug), "{}").status()).isEqualTo(405);
    }

    /** By hand: the client of the other tests offers nothing. */
    @Test
    void compressionIsNotTakenThoughBrowsersOfferIt() throws IOException {
        URI server = URI.create(http.base());
        String handshake = "GET " + TestTab.path(slug) + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: permessage-deflate"
                + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort());
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));

            List<String> headers =
                    answer.lines().takeWhile(line -> !line.isEmpty()).toList();

            assertThat(headers).first().asString().startsWith("HTTP/1.1 101");
            assertThat(headers).noneMatch(line -> line.startsWith("Sec-WebSocket-Extensions"));
        }
    }

    @Test
    void l4TheWelcomeSaysWhereTheDraftIs() {
        save(0, OnConflict.REJECT, color("#111111"));
        restore(1, new Restoration.Publish());
        try (TestTab a = TestTab.connect(api, slug)) {
            a.hello("a");

            JsonNode welcome = a.next("welcome");

            assertThat(welcome.path("version").asLong()).isEqualTo(2);
            assertThat(welcome.path("lineage").asString())
                    .isEqualTo(revisions.standing(tenant.id()).lineage());
            assertThat(welcome.path("published").toString()).isEqualTo("{\"release\":1,\"version\":2}");
            assertThat(welcome.path("heartbeat").asInt()).isEqualTo(15);
            assertThat(welcome.path("ttl").asInt()).isEqualTo(45);
            assertThat(welcome.at("/presence/tabs/0/client").asString()).isEqualTo("a");
        }
    }

    @Test
    void l5APongNamesTheVersion() {
        try (TestTab a = open("a")) {
            save(0, OnConflict.REJECT, color("#111111"));
            a.next("changed");

            a.say("{\"type\":\"ping\"}");

            assertThat(a.next("pong").path("version").asLong()).isEqualTo(1);
        }
    }

    // what changed

    @Test
    void l6AndL7AChangeIsToldToAllTheWriterIncluded() {
        try (TestTab a = open("a");
                TestTab b = open("b")) {
            Http.Answer saved = api.with("If-Match", "\"0\"")
                    .with("Stet-Client", "a/1")
                    .patch(
                            "/api/v1/tenants/" + slug + "/draft",
                            "{\"branding\":{\"primaryColor\":\"#111111\"}}",
                            "application/merge-patch+json");
            assertThat(saved.status()).isEqualTo(200);

            JsonNode changed = a.next("changed");

            assertThat(changed.path("version").asLong()).isEqualTo(1);
            assertThat(changed.path("kind").asString()).isEqualTo("save");
            assertThat(changed.path("client").asString()).isEqualTo("a/1");
            assertThat(changed.at("/writer/kind").asString()).isEqualTo("token");
            assertThat(changed.path("changes").toString()).isEqualTo("[\"/branding/primaryColor\"]");
            assertThat(b.next("changed")).isEqualTo(changed);
        }
    }

    @Test
    void l6EveryKindOfChangeIsToldWithThePatchThatLeadsToIt() {
        try (TestTab a = open("a")) {
            save(0, OnConflict.REJECT, color("#111111"));
            save(0, OnConflict.MERGE, section("new", "Hello"));
            save(0, OnConflict.OVERWRITE, color("#222222"));
            restore(3, new Restoration.Publish());
            save(4, OnConflict.REJECT, color("#333333"));
            restore(5, new Restoration.Discard());
            restore(6, new Restoration.OfVersion(2));
            restore(7, new Restoration.OfRelease(1));
            Http.Answer action = api.post(
                    "/api/v1/tenants/" + slug + "/actions/update_storefront_branding",
                    "{\"expectedVersion\":8,\"primaryColor\":\"#444444\"}");
            assertThat(action.status()).as(action.toString()).isEqualTo(200);

            for (String kind : List.of(
                    "save", "merge", "overwrite", "publish", "save", "discard", "restore", "release-restore", "save")) {
                JsonNode changed = a.next("changed");
                long version = changed.path("version").asLong();
                assertThat(changed.path("kind").asString())
                        .as("version " + version)
                        .isEqualTo(kind);
                assertThat(JsonPatch.apply(content(version - 1), changed.path("patch")))
                        .isEqualTo(content(version));
                assertThat(changed.has("release")).isEqualTo(kind.equals("publish") || kind.startsWith("release"));
            }
        }
    }

    @Test
    void l6AVersionThatTheHistoryKeepsWholeHasAPatchToo() {
        try (TestTab a = open("a")) {
            for (int version = 0; version < 33; version++) {
                save(version, OnConflict.REJECT, section("s", "Headline " + version));
            }
            for (int version = 1; version <= 33; version++) {
                JsonNode changed = a.next("changed");
                assertThat(changed.path("version").asLong()).isEqualTo(version);
                assertThat(changed.path("patch")).as("version " + version).hasSize(1);
            }
        }
    }

    @Test
    void l6ALargeChangeIsToldWithoutItsPatch() {
        try (TestTab a = open("a")) {
            save(0, OnConflict.REJECT, longSection("small", 100));
            save(1, OnConflict.REJECT, longSection("large", 70_000));

            assertThat(a.next("changed").has("patch")).isTrue();
            JsonNode large = a.next("changed");
            assertThat(large.has("patch")).isFalse();
            assertThat(large.path("changes")).isNotEmpty();
        }
    }

    @Test
    void l7VersionsGrowAndNoneIsMissingUnderManyWriters() {
        try (TestTab a = open("a");
                TestTab b = open("b")) {
            Together.call(8, writer -> {
                for (int i = 0; i < 6; i++) {
                    save(0, OnConflict.MERGE, section("w" + writer + "-" + i, "Hello"));
                }
                return null;
            });
            for (long version = 1; version <= 48; version++) {
                assertThat(a.next("changed").path("version").asLong()).isEqualTo(version);
                assertThat(b.next("changed").path("version").asLong()).isEqualTo(version);
            }
        }
    }

    @Test
    void whatChangesNothingIsNotTold() {
        try (TestTab a = open("a")) {
            save(0, OnConflict.REJECT, content -> content);

            assertThat(a.countBeforePong("changed")).isZero();
        }
    }

    @Test
    void nobodyHearsOfAnotherTenant() {
        Tenant theirs = fixtures.tenant();
        try (TestTab mine = open("a");
                TestTab stranger = TestTab.open(http.as(fixtures.token(theirs)), theirs.slug(), "a")) {
            save(0, OnConflict.REJECT, color("#111111"));
            mine.at("/pages/home");
            mine.next("changed");
            mine.next(message -> message.at("/tabs/0/place").asString("").equals("/pages/home"));

            assertThat(stranger.countBeforePong("changed")).isZero();
            try (TestTab other = TestTab.open(http.as(fixtures.token(theirs)), theirs.slug(), "other")) {
                stranger.nextPresence("a", "other");
                assertThat(other.countBeforePong("changed")).isZero();
            }
        }
    }

    // slow readers

    @Test
    void l8AndL23WhoDoesNotReadCostsLittleAndDisturbsNobody() {
        try (TestTab deaf = TestTab.deaf(api, slug);
                TestTab reader = open("reader")) {
            deaf.hello("deaf");
            reader.nextPresence("deaf", "reader");

            // more than all the buffers of a loopback connection hold
            int saves = 400;
            for (int version = 0; version < saves; version++) {
                save(version, OnConflict.REJECT, longText("long", fiftyThousand(version)));
                assertThat(reader.next("changed").path("version").asLong()).isEqualTo(version + 1);
            }

            deaf.read();
            JsonNode behind = deaf.next("behind");
            assertThat(behind.path("version").asLong()).isEqualTo(saves);
            save(saves, OnConflict.REJECT, color("#111111"));
            assertThat(deaf.next("changed").path("version").asLong()).isEqualTo(saves + 1);
        }
    }

    /** Characters that are others in each version, so that each is told in full. */
    static String fiftyThousand(int version) {
        return Character.toString('a' + version % 26).repeat(50_000);
    }

    // presence

    @Test
    void l17AndL18TheListSaysWhoIsWhere() {
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        Http mira = cookieOf(signedIn("mira@example.org")).with("Origin", http.base());
        try (TestTab a = open("a");
                TestTab b = TestTab.open(mira, slug, "b")) {
            JsonNode both = a.nextPresence("a", "b");
            assertThat(both.at("/tabs/1/writer/kind").asString()).isEqualTo("person");
            assertThat(both.at("/tabs/1/writer/name").asString()).isEqualTo("mira");
            assertThat(both.at("/tabs/1/place").isNull()).isTrue();

            b.at("/pages/home/sections/hero");

            a.next(message -> message.at("/tabs/1/place").asString("").equals("/pages/home/sections/hero"));
            b.say("{\"type\":\"at\",\"place\":null}");
            a.next(message -> message.at("/tabs/1/place").isNull());
        }
    }

    @Test
    void l18TwoPeopleOfOneNameCanBeToldApart() {
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        fixtures.member(tenant, "mira@example.com", Role.EDITOR);
        Http one = cookieOf(signedIn("mira@example.org")).with("Origin", http.base());
        Http two = cookieOf(signedIn("mira@example.com")).with("Origin", http.base());
        try (TestTab a = TestTab.open(one, slug, "a");
                TestTab b = TestTab.open(two, slug, "b")) {
            JsonNode tabs = b.nextPresence("a", "b").path("tabs");

            assertThat(tabs.at("/0/writer/name")).isEqualTo(tabs.at("/1/writer/name"));
            assertThat(tabs.at("/0/writer/id").asString())
                    .isNotEqualTo(tabs.at("/1/writer/id").asString());
        }
    }

    @Test
    void l18ManyMovesAreToldTogether() {
        try (TestTab a = open("a");
                TestTab b = open("b")) {
            a.nextPresence("a", "b");
            for (int move = 1; move <= 30; move++) {
                b.at("/pages/p" + move);
            }

            int lists = 1;
            while (!a.next("presence").at("/tabs/1/place").asString("").equals("/pages/p30")) {
                lists++;
            }

            assertThat(lists).isLessThan(30);
        }
    }

    @Test
    void l19AndCase45AKilledBrowserIsGone() {
        try (TestTab a = open("a");
                TestTab b = open("b")) {
            a.nextPresence("a", "b");

            b.kill();

            a.nextPresence("a");
        }
    }

    @Test
    void l5AndL19AndCase45WhoIsSilentIsGoneWithinTheTtl() {
        try (TestTab a = open("a");
                TestTab silent = open("silent")) {
            a.nextPresence("a", "silent");
            clock.tick(Duration.ofSeconds(40));
            a.say("{\"type\":\"ping\"}");
            a.next("pong");

            clock.tick(Duration.ofSeconds(6));

            assertThat(silent.closeCode()).isEqualTo(4408);
            a.nextPresence("a");
        }
        await().untilAsserted(() -> assertThat(presenceRows()).isZero());
    }

    private long presenceRows() {
        return database.superuser()
                .sql("select count(*) from live_presence where tenant_id = ?")
                .param(tenant.id())
                .query(Long.class)
                .single();
    }

    // refusals

    @Test
    void l3AndL20WhoSaysNoHelloIsClosed() {
        try (TestTab mute = TestTab.connect(api, slug)) {
            await().until(() -> rooms.find(tenant.id()) != null);
            clock.tick(Duration.ofSeconds(11));

            assertThat(mute.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    void l20WhatTheSchemaDoesNotAllowIsRefused() {
        for (String message : List.of("{", "{\"type\":\"shout\"}", "{\"type\":\"at\"}", " ".repeat(4097))) {
            try (TestTab a = open("a")) {
                a.say(message);
                assertThat(a.closeCode()).as(message).isEqualTo(4400);
            }
        }
        try (TestTab a = open("a")) {
            a.sayBytes(new byte[] {1});
            assertThat(a.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void l20AMessageMayHave4096BytesAndComeInParts() {
        try (TestTab a = open("a")) {
            a.say("{\"type\":\"ping\"}" + " ".repeat(4096 - 15));
            a.next("pong");
            a.sayInParts("{\"type\":", "\"ping\"}");
            a.next("pong");
            a.sayInParts(" ".repeat(4000), " ".repeat(97));
            assertThat(a.closeCode()).isEqualTo(4400);
        }
        try (TestTab a = open("a")) {
            // fewer characters, more bytes
            a.say("{\"type\":\"ping\",\"x\":\"" + "\u00e9".repeat(2050) + "\"}");
            assertThat(a.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void l3AndL20MessagesOutOfTurnAreRefused() {
        try (TestTab early = TestTab.connect(api, slug);
                TestTab twice = open("a")) {
            early.say("{\"type\":\"ping\"}");
            assertThat(early.closeCode()).isEqualTo(4400);
            twice.hello("b");
            assertThat(twice.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void l20AnotherProtocolIsNotSpoken() {
        try (TestTab a = TestTab.connect(api, slug)) {
            a.say(TestTab.hello(2, "a"));

            assertThat(a.closeCode()).isEqualTo(4406);
        }
    }

    @Test
    void l20OfAClientTheNewerConnectionGoesOn() {
        try (TestTab older = open("a");
                TestTab newer = open("a")) {
            assertThat(older.closeCode()).isEqualTo(4409);
            assertThat(newer.countBeforePong("changed")).isZero();
        }
    }

    @Test
    void l20AnotherWritersClientOfTheSameNameIsLeftAlone() {
        try (TestTab mine = open("a");
                TestTab theirs = TestTab.open(http.as(fixtures.token(tenant)), slug, "a")) {
            assertThat(mine.countBeforePong("changed")).isZero();
            assertThat(theirs.countBeforePong("changed")).isZero();
        }
    }

    @Test
    void l21AnEndedSessionClosesItsConnectionsAndNoOthers() {
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        Browser one = signedIn("mira@example.org");
        Browser other = signedIn("mira@example.org");
        try (TestTab a = TestTab.open(cookieOf(one).with("Origin", http.base()), slug, "a");
                TestTab b = TestTab.open(cookieOf(other).with("Origin", http.base()), slug, "b")) {
            assertThat(one.delete("/api/v1/session").status()).isEqualTo(204);

            assertThat(a.closeCode()).isEqualTo(4401);
            b.nextPresence("b");
        }
    }

    @Test
    void l21AnOpenConnectionIsNoUseOfItsSession() {
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        Http mira = cookieOf(signedIn("mira@example.org")).with("Origin", http.base());
        try (TestTab a = TestTab.open(mira, slug, "a")) {
            // as if it had last been used so long ago that it ends in two seconds; it is looked at twice a second
            int changed = database.superuser()
                    .sql("update spring_session set last_access_time = ends - 1000 * max_inactive_interval::bigint,"
                            + " expiry_time = ends from (select (extract(epoch from now()) * 1000)::bigint + 2000 ends)"
                            + " where principal_name like ?")
                    .param(tenant.id() + "/%")
                    .update();
            assertThat(changed).isEqualTo(1);

            assertThat(a.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void l21ARevokedTokenClosesItsConnections() {
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        String id = fixtures.caller(token).writer().id();
        try (TestTab a = open("a")) {
            assertThat(signedIn("mira@example.org")
                            .delete("/api/v1/tenants/" + slug + "/tokens/" + id)
                            .status())
                    .isEqualTo(204);

            assertThat(a.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void l20WhoNoLongerBelongsToTheTenantIsTold() {
        fixtures.member(tenant, "ana@example.org", Role.EDITOR);
        Http ana = cookieOf(signedIn("ana@example.org")).with("Origin", http.base());
        try (TestTab a = TestTab.open(ana, slug, "a")) {
            database.superuser()
                    .sql("delete from member where tenant_id = ?")
                    .param(tenant.id())
                    .update();

            assertThat(a.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void l22ConnectionsOfAWriterAndOfATenantAreLimited() {
        Http other = http.as(fixtures.token(tenant));
        try (TestTab a = open("a");
                TestTab b = open("b");
                TestTab c = open("c");
                TestTab d = open("d");
                TestTab fifthOfWriter = TestTab.connect(api, slug);
                TestTab e = TestTab.open(other, slug, "e");
                TestTab f = TestTab.open(other, slug, "f");
                TestTab seventh = TestTab.connect(other, slug)) {
            assertThat(fifthOfWriter.closeCode()).isEqualTo(4429);
            assertThat(seventh.closeCode()).isEqualTo(4429);
            try (TestTab refused = TestTab.connect(api, slug)) {
                // it is no newer connection of that client
                refused.sayIfOpen(TestTab.hello(1, "a"));
                assertThat(refused.closeCode()).isEqualTo(4429);
            }
            e.nextPresence("a", "b", "c", "d", "e", "f");
            f.kill();
            e.nextPresence("a", "b", "c", "d", "e");
            TestTab.open(other, slug, "g").close();
            assertThat(List.of(a, b, c, d)).allSatisfy(tab -> tab.countBeforePong("changed"));
        }
    }

    @Test
    void l22MessagesAreLimited() {
        try (TestTab a = open("a")) {
            for (int i = 0; i < 200; i++) {
                a.sayIfOpen("{\"type\":\"ping\"}");
            }

            assertThat(a.closeCode()).isEqualTo(4429);
        }
    }
}
