package dev.stet.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Http;
import dev.stet.RawRequest;
import dev.stet.StetTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@StetTest
@TestPropertySource(
        properties = {
            "stet.connections.most-of-address=8",
            "stet.connections.headers-within=500ms",
            "stet.limits.requests-of-address=10",
            "stet.public-url=https://stet.example",
            "server.tomcat.remoteip.internal-proxies=127.0.0.9, 127.0.1.0/24"
        })
class ConnectionLimitsTest {

    private static final String REQUEST = "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Autowired
    Http http;

    @Test
    void oneAddressHasSoManyConnectionsAndTheOthersTheirs() throws IOException {
        List<RawRequest> held = new ArrayList<>();
        try (RawRequest other = RawRequest.from("127.0.0.4", http)) {
            for (int i = 0; i < 8; i++) {
                held.add(RawRequest.from("127.0.0.3", http));
                assertThat(held.getLast().send(REQUEST).status()).isEqualTo(200);
            }
            try (RawRequest tooMany = RawRequest.from("127.0.0.3", http)) {
                assertThat(tooMany.isClosed()).isTrue();
            }
            assertThat(other.send(REQUEST).status()).isEqualTo(200);
        } finally {
            for (RawRequest each : held) {
                each.close();
            }
        }
    }

    @Test
    void connectionsThatEndedAreCountedNoMore() throws Exception {
        for (int i = 0; i < 40; i++) {
            try (RawRequest request = RawRequest.from("127.0.0.5", http)) {
                assertThat(request.send(REQUEST.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                                .answer())
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void aTrustedProxyHasAsManyAsItNeeds() throws IOException {
        List<RawRequest> held = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                held.add(RawRequest.from("127.0.1.7", http));
                assertThat(held.getLast().send(REQUEST).status()).isEqualTo(200);
            }
        } finally {
            for (RawRequest each : held) {
                each.close();
            }
        }
    }

    @Test
    void headersThatNeverEndEndTheConnection() throws Exception {
        try (RawRequest slow = RawRequest.from("127.0.0.6", http)) {
            slow.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ");
            long begin = System.nanoTime();
            while (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) < 9) {
                try {
                    slow.send("a");
                } catch (IOException closed) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(8));
        }
    }

    @Test
    void anotherHostIsRefusedAndHealthChecksAreNot() throws IOException {
        assertThat(get("/sign-in", "stet.example", "")).startsWith("HTTP/1.1 200");
        assertThat(get("/sign-in", "stet.example:8080", "")).startsWith("HTTP/1.1 200");
        assertThat(get("/sign-in", "evil.example", "")).startsWith("HTTP/1.1 421");
        assertThat(get("/api/v1/session", "evil.example", ""))
                .startsWith("HTTP/1.1 421")
                .contains("/problems/unknown-host");
        assertThat(get("/actuator/health", "10.0.0.7:8080", "")).startsWith("HTTP/1.1 200");
    }

    /** The cookie for forms is marked secure when the request came by TLS, as a proxy may say. */
    @Test
    void onlyTrustedProxiesAreBelieved() throws IOException {
        String forwarded = "X-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.1\r\n";

        assertThat(from("127.0.0.9", "/sign-in", forwarded)).contains("Secure");
        assertThat(from("127.0.0.8", "/sign-in", forwarded)).doesNotContain("Secure");
    }

    @Test
    void aFloodFromOneAddressIsAnsweredShortly() throws IOException {
        String flood = get("127.0.0.10", "/sign-in");
        for (int i = 0; i < 150 && !flood.startsWith("HTTP/1.1 429"); i++) {
            flood = get("127.0.0.10", "/sign-in");
        }

        assertThat(flood).startsWith("HTTP/1.1 429").contains("Retry-After: 1");
        assertThat(get("127.0.0.11", "/sign-in")).startsWith("HTTP/1.1 200");
    }

    private String get(String address, String path) throws IOException {
        return from(address, path, "");
    }

    private String get(String path, String host, String headers) throws IOException {
        try (RawRequest request = RawRequest.from("127.0.0.2", http)) {
            return request.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers
                            + "\r\n")
                    .answer();
        }
    }

    private String from(String address, String path, String headers) throws IOException {
        try (RawRequest request = RawRequest.from(address, http)) {
            return request.send(
                            "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n")
                    .answer();
        }
    }
}
