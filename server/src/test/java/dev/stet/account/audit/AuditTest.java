package dev.stet.account.audit;

import static dev.stet.account.Fixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.AuditEvent;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.account.Scope;
import dev.stet.database.TenantTransactions;
import dev.stet.tenant.Tenant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

@StetTest
@ExtendWith(OutputCaptureExtension.class)
class AuditTest {

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Autowired
    AuditLog log;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    TestDatabase database;

    Tenant tenant;
    String here;
    Browser owner;

    @BeforeEach
    void anOwnerSignedIn() {
        tenant = fixtures.tenant();
        here = "/api/v1/tenants/" + tenant.slug();
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        owner = new Browser(http);
        owner.signIn(tenant.slug(), "mira@example.org", PASSWORD);
    }

    private List<String> actions() {
        return entries(owner.get(here + "/audit").json());
    }

    private static List<String> entries(JsonNode page) {
        return page.path("entries")
                .valueStream()
                .map(entry -> entry.path("action").asString()
                        + " " + entry.path("by").path("name").asString("-")
                        + " " + entry.path("about").asString("-"))
                .toList();
    }

    @Test
    void itSaysWhoDidWhatWhenAndFromWhere() {
        new Browser(http).signIn(tenant.slug(), "Mira@example.org", "wrong");
        JsonNode token = owner.post(here + "/tokens", "{\"name\":\"Importer\",\"scope\":\"publish\"}")
                .json();
        Http importer = http.as(token.path("token").asString());
        importer.post(here + "/draft/publish", "{\"expectedVersion\":0}");
        importer.with(HttpHeaders.IF_MATCH, "\"1\"")
                .patch(
                        here + "/draft",
                        "{\"branding\":{\"primaryColor\":\"#123456\"}}",
                        "application/merge-patch+json");
        importer.with(HttpHeaders.IF_MATCH, "\"2\"").delete(here + "/draft");
        owner.post(here + "/draft/restore", "{\"expectedVersion\":3,\"version\":2}");
        owner.post(here + "/releases/1/restore", "{\"expectedVersion\":4}");
        owner.delete(here + "/tokens/" + token.path("id").asString());

        assertThat(actions())
                .containsExactly(
                        "token-revoked mira Importer",
                        "release-restored mira release 1 as release 2",
                        "version-restored mira version 2",
                        "draft-discarded Importer -",
                        "published Importer release 1",
                        "token-created mira Importer (publish)",
                        "sign-in-failed - Mira@example.org",
                        "sign-in mira -");
        JsonNode entry =
                owner.get(here + "/audit?limit=1").json().path("entries").get(0);
        assertThat(entry.path("from").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.path("at").asString()).startsWith("20");
    }

    @Test
    void aPublicationByAnActionIsEnteredAndItsRetryIsNotEnteredTwice() {
        Http client = http.as(fixtures.token(tenant)).with("Idempotency-Key", "once");
        for (int i = 0; i < 2; i++) {
            assertThat(client.post(here + "/actions/publish_draft", "{\"expectedVersion\":0}")
                            .status())
                    .isEqualTo(200);
        }

        assertThat(actions().stream().filter(entry -> entry.startsWith("published")))
                .hasSize(1);
    }

    @Test
    void signingOutIsEntered() {
        owner.delete("/api/v1/session");
        owner.signIn(tenant.slug(), "mira@example.org", PASSWORD);

        assertThat(actions()).startsWith("sign-in mira -", "sign-out mira -");
    }

    @Test
    void itIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            fixtures.token(tenant);
        }

        JsonNode first = owner.get(here + "/audit?limit=4").json();
        JsonNode second = owner.get(
                        here + "/audit?limit=4&before=" + first.path("next").asString())
                .json();

        assertThat(entries(first)).hasSize(4);
        assertThat(entries(second)).hasSize(2).endsWith("sign-in mira -");
        assertThat(second.has("next")).isFalse();
        assertThat(owner.get(here + "/audit?limit=201").problem()).isEqualTo("malformed");
        assertThat(owner.get(here + "/audit?before=x").status()).isEqualTo(400);
    }

    @Test
    void onlyAnOwnerAndATokenOfScopeAdminReadIt() {
        fixtures.member(tenant, "ana@example.org", Role.PUBLISHER);
        Browser publisher = new Browser(http);
        publisher.signIn(tenant.slug(), "ana@example.org", PASSWORD);

        assertThat(publisher.get(here + "/audit").status()).isEqualTo(403);
        assertThat(http.as(fixtures.token(tenant, Scope.PUBLISH))
                        .get(here + "/audit")
                        .status())
                .isEqualTo(403);
        assertThat(http.as(fixtures.token(tenant, Scope.ADMIN))
                        .get(here + "/audit")
                        .status())
                .isEqualTo(200);
        assertThat(http.as(fixtures.token(fixtures.tenant(), Scope.ADMIN))
                        .get(here + "/audit")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theServersRoleCanNeitherChangeNorRemoveAnEntry() {
        int changed = transactions.inTenant(
                tenant.id(),
                db -> db.sql("update audit_entry set by_name = 'Nobody' where tenant_id = ?")
                        .param(tenant.id())
                        .update());
        int removed = transactions.inTenant(
                tenant.id(),
                db -> db.sql("delete from audit_entry where tenant_id = ?")
                        .param(tenant.id())
                        .update());

        assertThat(changed + removed).isZero();
        assertThat(actions()).containsExactly("sign-in mira -");
    }

    @Test
    void whatIsOlderThanFourHundredDaysIsForgotten() {
        fixtures.token(tenant);
        database.superuser()
                .sql(
                        "update audit_entry set at = now() - interval '401 days' where tenant_id = ? and action = 'sign-in'")
                .param(tenant.id())
                .update();

        assertThat(log.forget(tenant.id())).isEqualTo(1);
        assertThat(actions()).hasSize(1);
    }

    /** What is typed into a sign-in must not write lines of its own. */
    @Test
    void theServersLogHasOneLineForEach() {
        AuditEvent forged =
                new AuditEvent(-1, AuditEvent.Action.SIGN_IN_FAILED, null, "a\"\n2026 INFO forged\u2028line");

        assertThat(SecurityLog.details(forged, "192.0.2.1"))
                .isEqualTo("tenant=unknown by=unknown about=\"a  2026 INFO forged line\" from=192.0.2.1");
    }

    @Test
    void aFloodOfWrongPasswordsFillsNeitherTheLogNorTheTable(CapturedOutput output) {
        for (int i = 0; i < 500; i++) {
            log.on(new AuditEvent(tenant.id(), AuditEvent.Action.SIGN_IN_FAILED, null, "mira@example.org"));
        }

        assertThat(output.getOut().lines().filter(line -> line.contains("sign-in-failed")))
                .hasSizeLessThan(40);
        assertThat(database.superuser()
                        .sql("select count(*) from audit_entry where tenant_id = ?")
                        .param(tenant.id())
                        .query(Integer.class)
                        .single())
                .isBetween(100, 110);
    }
}
