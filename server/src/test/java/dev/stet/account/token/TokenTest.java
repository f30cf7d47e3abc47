package dev.stet.account.token;

import static dev.stet.account.Fixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.Caller;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.tenant.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@StetTest
class TokenTest {

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Autowired
    TestDatabase database;

    @Autowired
    ApiTokens tokenTable;

    Tenant tenant;
    String tokens;
    Browser owner;

    @BeforeEach
    void anOwnerSignedIn() {
        tenant = fixtures.tenant();
        tokens = "/api/v1/tenants/" + tenant.slug() + "/tokens";
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        owner = new Browser(http);
        owner.signIn(tenant.slug(), "mira@example.org", PASSWORD);
    }

    private JsonNode create(String name) {
        Http.Answer answer = owner.post(tokens, "{\"name\":\"" + name + "\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private int statusWith(String secret) {
        return http.as(secret).get("/api/v1/tenants/" + tenant.slug()).status();
    }

    @Test
    void aTokenWorksAndItsSecretIsShownOnce() {
        JsonNode made = create("  Importer ");

        String secret = made.path("token").asString();
        assertThat(secret).startsWith("stet_" + tenant.id() + "_").matches("stet_\\d+_[\\w-]{43}");
        assertThat(made.path("name").asString()).isEqualTo("Importer");
        assertThat(statusWith(secret)).isEqualTo(200);

        Http.Answer list = owner.get(tokens);
        assertThat(list.body()).doesNotContain(secret.substring(secret.length() - 43));
        assertThat(list.json().path("tokens").get(0).path("id").asString())
                .isEqualTo(made.path("id").asString());
    }

    @Test
    void onlyAHashIsKept() {
        String secret = create("Importer").path("token").asString();

        List<@Nullable String> rows = database.superuser()
                .sql("select t::text from api_token t where tenant_id = ?")
                .param(tenant.id())
                .query(String.class)
                .list();
        assertThat(rows).hasSize(1).noneMatch(row -> row.contains(secret.substring(secret.length() - 43)));
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        JsonNode made = create("Importer");
        String secret = made.path("token").asString();
        assertThat(statusWith(secret)).isEqualTo(200);

        assertThat(owner.delete(tokens + "/" + made.path("id").asString()).status())
                .isEqualTo(204);

        assertThat(statusWith(secret)).isEqualTo(401);
        assertThat(owner.get(tokens).json().path("tokens")).isEmpty();
        assertThat(owner.delete(tokens + "/" + made.path("id").asString()).problem())
                .isEqualTo("not-found");
    }

    @Test
    void anotherTenantsTokenCantBeRevoked() {
        Tenant other = fixtures.tenant();
        String secret = fixtures.token(other);
        String id = fixtures.caller(secret).writer().id();

        assertThat(owner.delete(tokens + "/" + id).status()).isEqualTo(404);
        assertThat(http.as(secret).get("/api/v1/tenants/" + other.slug()).status())
                .isEqualTo(200);
    }

    @Test
    void neitherTokensNorEditorsManageTokens() {
        Http token = http.as(create("Importer").path("token").asString());
        fixtures.member(tenant, "ana@example.org", Role.EDITOR);
        Browser editor = new Browser(http);
        editor.signIn(tenant.slug(), "ana@example.org", PASSWORD);

        for (Http.Answer answer : List.of(
                token.get(tokens),
                token.post(tokens, "{\"name\":\"x\"}"),
                token.delete(tokens + "/1"),
                editor.get(tokens),
                editor.post(tokens, "{\"name\":\"x\"}"),
                editor.delete(tokens + "/1"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("forbidden");
        }
        assertThat(owner.get(tokens).json().path("tokens")).hasSize(1);
    }

    @Test
    void aTokenNeedsAName() {
        for (String body : List.of(
                "{}", "{\"name\":\"  \"}", "{\"name\":\"" + "x".repeat(201) + "\"}", "{\"name\":\"a\\u0000b\"}")) {
            Http.Answer answer = owner.post(tokens, body);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("errors").get(0).path("path").asString())
                    .isEqualTo("/name");
        }
    }

    @Test
    void itsUseIsNotedAtMostOnceAMinute() {
        String secret = create("Importer").path("token").asString();
        assertThat(lastUsed()).isEqualTo("null");

        statusWith(secret);
        await().until(() -> !lastUsed().equals("null"));

        Caller caller = fixtures.caller(secret);
        assertThat(tokenTable.noteUse(caller)).as("again within the minute").isFalse();
        database.superuser()
                .sql("update api_token set last_used_at = last_used_at - interval '61 seconds' where tenant_id = ?")
                .param(tenant.id())
                .update();
        assertThat(tokenTable.noteUse(caller)).as("again after a minute").isTrue();
    }

    private String lastUsed() {
        return owner.get(tokens).json().path("tokens").get(0).path("lastUsedAt").asString("null");
    }
}
