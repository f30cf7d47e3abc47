package dev.stet.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.tenant.Tenant;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@StetTest
class ProblemsTest {

    private static final String SESSION = "/api/v1/session";

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    String token;
    String draft;

    @BeforeEach
    void aCaller() {
        Tenant tenant = fixtures.tenant();
        token = fixtures.token(tenant);
        draft = "/api/v1/tenants/" + tenant.slug() + "/draft";
    }

    private static void isProblem(Http.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("dev.stet");
    }

    @Test
    void anUnknownAddress() {
        isProblem(http.as(token).get("/api/v1/no-such-thing"), 404, "not-found");
        isProblem(http.as(token).get("/api/v2"), 404, "not-found");
    }

    @Test
    void aMethodThatTheAddressDoesNotTake() {
        Http.Answer answer = http.send("PUT", SESSION, "{}", "application/json");

        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow").orElseThrow()).contains("GET", "POST", "DELETE");
    }

    @Test
    void aMediaTypeThatTheAddressDoesNotTake() {
        Http.Answer answer = http.send("POST", SESSION, "a=b", "application/x-www-form-urlencoded");

        isProblem(answer, 415, "unsupported-media-type");
        assertThat(answer.header("Accept")).contains("application/json");
    }

    @Test
    void aBodyThatIsNotJson() {
        Http.Answer answer = http.post(SESSION, "{\"tenant\":\n\"x\",,}");

        isProblem(answer, 400, "malformed");
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("The body is not well-formed JSON (line 2, column 5).");
    }

    @Test
    void aBodyOfAnotherShape() {
        Http.Answer answer = http.post(SESSION, "{\"tenant\":{}}");

        isProblem(answer, 400, "malformed");
        assertThat(answer.json().path("detail").asString()).contains("/tenant");
        isProblem(http.post(SESSION, "[]"), 400, "malformed");
        isProblem(http.send("POST", SESSION, "", "application/json"), 400, "malformed");
    }

    @Test
    void aBodyAnnouncedTooLarge() {
        Http.Answer answer = http.as(token).put(draft, "\"" + "x".repeat(BodyLimit.BYTES) + "\"");

        isProblem(answer, 413, "too-large");
        assertThat(answer.json().path("limit").asInt()).isEqualTo(BodyLimit.BYTES);
    }

    @Test
    void aBodyThatGoesOnAndOn() throws Exception {
        byte[] body = ("\"" + "x".repeat(BodyLimit.BYTES) + "\"").getBytes();
        HttpRequest request = HttpRequest.newBuilder(URI.create(http.base() + draft))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                // of a length not announced
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            isProblem(new Http.Answer(client.send(request, HttpResponse.BodyHandlers.ofString())), 413, "too-large");
        }
    }

    @Test
    void anAddressThatNoBrowserWouldSend() {
        isProblem(http.get("/api/v1/session;jsessionid=x"), 400, "malformed");
    }

    @Test
    void peopleGetAPage() {
        Http.Answer page = http.get("/no-such-page");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(page.body()).contains("Nothing is here");
        assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
        assertThat(http.get("/error").status()).isEqualTo(404);

        Http.Answer noTenant = http.get("/t/no-such-tenant");
        assertThat(noTenant.status()).isEqualTo(404);
        assertThat(noTenant.mediaType()).isEqualTo("text/html");
        assertThat(noTenant.header("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsDocumentedAtItsAddress(ProblemType type) {
        Http.Answer page = http.get(type.uri().toString());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(type.slug());
        assertThat(http.get("/problems").body()).contains("/problems/" + type.slug());
    }

    @Test
    void anUnknownTypeHasNoPage() {
        assertThat(http.get("/problems/no-such-type").status()).isEqualTo(404);
    }
}
