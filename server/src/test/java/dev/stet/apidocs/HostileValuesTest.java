package dev.stet.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.RawRequest;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.tenant.Tenant;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Calls made from the API's description with values that nobody means well with. None may be a 5xx, take longer than a
 * second or write a long line of log. The seed is fixed; -Dstet.fuzz.seed gives another one.
 */
@StetTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "stet.limits.factor=100")
class HostileValuesTest {

    private static final int REQUESTS = 500;
    private static final int LONGEST_LINE = 2_048;
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "99999999999999999999",
            "1e309",
            "NaN",
            "null",
            "[]",
            "{}",
            "\u0000",
            "a\u0000b",
            "\ud83d",
            "\u202egnp.exe",
            "\ufeff",
            "☃".repeat(200),
            "x".repeat(3_000),
            "../../etc/passwd",
            "..;/",
            "' or 1=1 --",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "<script>alert(1)</script>",
            "%zz",
            "%",
            "\\",
            "a\tb",
            "2026-02-30T25:61:00Z",
            "\"7\"",
            "W/\"7\"",
            "*");

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{",
            "{}",
            "\"text\"",
            "1e999999999",
            "[".repeat(2_000),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "{\"expectedVersion\":-1}",
            "{\"expectedVersion\":1e400,\"content\":{}}",
            "{\"expectedVersion\":0,\"content\":{\"pages\":[{\"id\":\"\\u0000\"}]}}",
            "{\"expectedVersion\":0,\"content\":\"\\ud800\"}",
            "{\"expectedVersion\":0,\"expectedVersion\":1}",
            "{\"page\":\"\\u0000\",\"content\":{}}",
            "[{\"op\":\"copy\",\"from\":\"\",\"path\":\"/a\"},{\"op\":\"copy\",\"from\":\"\",\"path\":\"/b\"}]",
            "[{\"op\":\"test\",\"path\":\"/" + "~0".repeat(500) + "\",\"value\":0}]");

    private static final List<String> HEADERS = List.of(
            "Idempotency-Key",
            "Stet-Client",
            "If-Match",
            "If-None-Match",
            "Accept",
            "Content-Type",
            "Range",
            "Origin",
            "Accept-Language",
            "Stet-Member",
            "X-Forwarded-For",
            "Content-Encoding");

    @Autowired
    private Http http;

    @Autowired
    private Fixtures fixtures;

    @Test
    void areTheClientsMistakeEveryTime(CapturedOutput output) throws IOException {
        long seed = Long.getLong("stet.fuzz.seed", 20261128L);
        Random random = new Random(seed);
        Tenant tenant = fixtures.tenant();
        String token = fixtures.token(tenant);
        List<Description.Call> calls = new Description(http.get("/v3/api-docs").json()).calls();
        assertThat(calls).hasSizeGreaterThan(15);
        int refused = 0;
        for (int i = 0; i < REQUESTS; i++) {
            String request = request(calls.get(random.nextInt(calls.size())), tenant.slug(), token, random);
            int status = quickStatus(request);
            assertThat(status).as("seed %d, request %d: %s", seed, i, request).isBetween(100, 499);
            refused += status >= 400 ? 1 : 0;
        }
        System.out.println("hostile requests: " + REQUESTS + ", refused: " + refused);
        assertThat(refused).isBetween(REQUESTS / 4, REQUESTS);
        assertThat(output.getAll().lines()).allMatch(line -> line.length() <= LONGEST_LINE);
    }

    /** A machine may be busy with something else once, not every time. */
    private int quickStatus(String request) throws IOException {
        for (int attempt = 1; true; attempt++) {
            long begin = System.nanoTime();
            try (RawRequest connection = RawRequest.to(http)) {
                int status = connection.send(request).status();
                if (System.nanoTime() - begin <= SLOW) {
                    return status;
                }
                assertThat(attempt).as("Slow every time: %s", request).isLessThan(4);
            }
        }
    }

    private static String request(Description.Call call, String slug, String token, Random random) {
        StringBuilder path = new StringBuilder();
        for (String part : call.path().substring(1).split("/")) {
            boolean own = part.equals("{slug}") && random.nextInt(8) > 0;
            path.append('/').append(own ? slug : part.startsWith("{") ? encoded(value(random), random) : part);
        }
        String query = call.about()
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> parameter.path("name").asString() + "=" + encoded(value(random), random))
                .reduce("", (all, one) -> all + "&" + one);
        StringBuilder headers = new StringBuilder("Host: localhost\r\nConnection: close\r\n");
        if (random.nextInt(10) > 0) {
            headers.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            headers.append(HEADERS.get(random.nextInt(HEADERS.size())))
                    .append(": ")
                    .append(value(random))
                    .append("\r\n");
        }
        String body = "";
        JsonNode content = call.about().path("requestBody").path("content");
        if (!content.isMissingNode()) {
            body = BODIES.get(random.nextInt(BODIES.size()));
            headers.append("Content-Type: ")
                    .append(content.propertyNames().iterator().next())
                    .append("\r\n");
        }
        headers.append("Content-Length: ")
                .append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n");
        return call.method().toUpperCase(Locale.ROOT) + " " + path + (query.isEmpty() ? "" : "?" + query.substring(1))
                + " HTTP/1.1\r\n" + headers + "\r\n" + body;
    }

    private static String value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    /** Mostly as a client would; sometimes as it stands, without what would end the line. */
    private static String encoded(String value, Random random) {
        return random.nextInt(6) == 0
                ? value.replaceAll("\\s", "")
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
