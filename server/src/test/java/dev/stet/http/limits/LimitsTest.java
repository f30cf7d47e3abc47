package dev.stet.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.RawRequest;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.tenant.Tenant;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@StetTest
@TestPropertySource(
        properties = {
            "stet.limits.changes-of-writer=1",
            "stet.limits.changes-of-tenant=2",
            "stet.limits.previews-of-writer=1",
            "stet.limits.bytes-of-tenant=10KB",
            "stet.limits.storage-of-tenant=40KB"
        })
class LimitsTest {

    /** What a rate of one a second lets through at once. */
    private static final int BURST = 30;

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Autowired
    StorageQuota quota;

    Tenant tenant;
    String token;
    String base;

    @BeforeEach
    void aCaller() {
        tenant = fixtures.tenant();
        token = fixtures.token(tenant);
        base = "/api/v1/tenants/" + tenant.slug();
    }

    private Http.Answer patch(String token) {
        return http.as(token).with("If-Match", "\"0\"").patch(base + "/draft", "[]", "application/json-patch+json");
    }

    private static void isRateLimited(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 60);
    }

    @Test
    void aWriterHasARateAndTheOthersOfTheTenantTheirs() {
        Http.Answer last = patch(token);
        for (int i = 0; i < BURST + 10 && last.status() != 429; i++) {
            last = patch(token);
        }

        isRateLimited(last);
        assertThat(patch(fixtures.token(tenant)).status()).isEqualTo(200);
        assertThat(http.as(token).get(base + "/draft").status()).isEqualTo(200);
    }

    @Test
    void previewsHaveARateToo() {
        String body = "{\"page\":\"home\",\"content\":{}}";
        Http.Answer last = http.as(token).post(base + "/preview", body);
        for (int i = 0; i < BURST + 10 && last.status() != 429; i++) {
            last = http.as(token).post(base + "/preview", body);
        }

        isRateLimited(last);
    }

    @Test
    void bytesHaveARateAndAreRefusedUnread() throws IOException {
        try (RawRequest request = RawRequest.to(http)) {
            request.send("PUT " + base + "/draft HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\nConnection: close\r\n\r\n{");

            assertThat(request.status()).isEqualTo(429);
        }
    }

    @Test
    void theStorageIsToldBeforeItIsFullAndRefusedWhenItIs() {
        assertThat(patch(token).header("Stet-Storage-Used")).isEmpty();

        quota.add(tenant.id(), 34 << 10);
        Http.Answer nearly = patch(token);
        assertThat(nearly.status()).isEqualTo(200);
        assertThat(nearly.header("Stet-Storage-Used").orElseThrow()).matches("[89]\\d%");

        quota.add(tenant.id(), 10 << 10);
        Http.Answer full = patch(token);
        assertThat(full.status()).isEqualTo(403);
        assertThat(full.problem()).isEqualTo("storage-full");
        assertThat(http.as(token).get(base + "/draft").status()).isEqualTo(200);
    }
}
