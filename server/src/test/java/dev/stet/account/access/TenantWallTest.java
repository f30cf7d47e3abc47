package dev.stet.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.tenant.Tenant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StetTest
class TenantWallTest {

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Test
    void withoutCredentialsItIs401AndSaysHow() {
        Http.Answer answer = http.get("/api/v1/tenants/" + fixtures.tenant().slug() + "/draft");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("sign-in-required");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void anInvalidTokenIs401() {
        Http.Answer answer =
                http.as("stet_wrong").get("/api/v1/tenants/" + fixtures.tenant().slug() + "/draft");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("sign-in-required");
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("invalid_token");
    }

    @Test
    void anotherTenantLooksAsIfItDidNotExist() {
        Tenant mine = fixtures.tenant();
        Tenant theirs = fixtures.tenant();
        Http me = http.as(fixtures.token(mine));

        Http.Answer existing = me.get("/api/v1/tenants/" + theirs.slug() + "/draft");
        Http.Answer unknown = me.get("/api/v1/tenants/no-such-one/draft");

        assertThat(existing.status()).isEqualTo(404);
        assertThat(existing.body().replace(theirs.slug(), "X"))
                .isEqualTo(unknown.body().replace("no-such-one", "X"));
        assertThat(existing.problem()).isEqualTo("not-found");
    }

    @Test
    void insideItsOwnTenantAnUnknownAddressIsA404ProblemToo() {
        Tenant mine = fixtures.tenant();

        Http.Answer answer = http.as(fixtures.token(mine)).get("/api/v1/tenants/" + mine.slug() + "/no-such-thing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asString()).isEqualTo("Nothing is at this address.");
    }
}
