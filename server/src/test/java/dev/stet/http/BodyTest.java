package dev.stet.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.tenant.Tenant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StetTest
class BodyTest {

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Test
    void aCompressedBodyIsToldSo() {
        Tenant tenant = fixtures.tenant();
        Http.Answer answer = http.as(fixtures.token(tenant))
                .with("Content-Encoding", "gzip")
                .put("/api/v1/tenants/" + tenant.slug() + "/draft", "\u001f\u008b");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
        assertThat(answer.header("Accept-Encoding")).contains("identity");
    }

    @Test
    void aStrangerMaySendNoMoreThanTheDetailsOfASignIn() {
        Http.Answer answer = http.post("/api/v1/session", "{\"tenant\":\"" + "x".repeat(20_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("limit").asInt()).isEqualTo(16 << 10);
    }

    @Test
    void aDraftThatHasNotChangedIsStillNotToBeKeptByOthers() {
        Tenant tenant = fixtures.tenant();
        Http.Answer answer = http.as(fixtures.token(tenant))
                .with("If-None-Match", "\"0\"")
                .get("/api/v1/tenants/" + tenant.slug() + "/draft");

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).contains("\"0\"");
        assertThat(answer.header("Cache-Control").orElseThrow())
                .contains("no-cache")
                .contains("private");
    }
}
