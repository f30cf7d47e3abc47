package dev.stet.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.RawRequest;
import dev.stet.StetTest;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.tenant.Tenant;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests that can't be read are the client's mistake: they are 4xx, and cost no line of log. */
@StetTest
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTest {

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Test
    void aFormThatIsAnnouncedTooLargeIsRefusedBeforeItIsSent() throws IOException {
        try (RawRequest request = RawRequest.to(http)) {
            request.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2097152\r\n\r\ntenant=d");

            assertThat(request.status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/t/demo?%zz", "/sign-in?next=%zz", "/t/demo?a=%"})
    void parametersThatCannotBeRead(String path, CapturedOutput output) throws IOException {
        String before = output.getAll();

        assertThat(status("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n")).isEqualTo(400);
        assertThat(output.getAll()).isEqualTo(before);
    }

    @Test
    void aHeaderWithASnowman(CapturedOutput output) throws IOException {
        Tenant tenant = fixtures.tenant();
        String token = fixtures.token(tenant);
        String before = output.getAll();

        int status = status("PATCH /api/v1/tenants/" + tenant.slug() + "/draft HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + token + "\r\nStet-Client: \u2603\r\nIf-Match: \"0\"\r\n"
                + "Content-Type: application/json-patch+json\r\nContent-Length: 0\r\n");

        assertThat(status).isEqualTo(400);
        assertThat(output.getAll()).isEqualTo(before);
    }

    @Test
    void anOriginWithAPortThatIsNone(CapturedOutput output) throws IOException {
        Tenant tenant = fixtures.tenant();
        fixtures.member(tenant, "ada@example.org", Role.OWNER);
        Browser browser = new Browser(http);
        browser.signIn(tenant.slug(), "ada@example.org", Fixtures.PASSWORD);

        String before = output.getAll();

        String session = browser.cookie("STET_SESSION").orElseThrow();
        for (String origin : new String[] {"http://localhost:99999999", "http://x:y:z", "http://", "null", "\u2603"}) {
            assertThat(upgrade(session, origin, tenant)).as(origin).isBetween(400, 403);
        }
        assertThat(output.getAll()).isEqualTo(before);
    }

    private int upgrade(String session, String origin, Tenant tenant) throws IOException {
        return status("GET /api/v1/tenants/" + tenant.slug() + "/live HTTP/1.1\r\nHost: localhost\r\n"
                + "Cookie: STET_SESSION=" + session + "\r\nOrigin: " + origin + "\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
    }

    private int status(String request) throws IOException {
        try (RawRequest connection = RawRequest.to(http)) {
            return connection.send(request + "\r\n").status();
        }
    }
}
