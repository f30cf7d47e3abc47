package dev.stet.live;

import dev.stet.account.Admission;
import dev.stet.account.Admissions;
import dev.stet.account.Caller;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.util.WebUtils;

/**
 * The handshake. It is a call like any other until it is upgraded, so filters, the wall between tenants and problems
 * work as for every other call.
 */
@RestController
class LiveController {

    private final HandshakeHandler handshakes;
    private final Rooms rooms;
    private final Admissions admissions;
    private final AccessCheck accessCheck;
    private final LiveDatabase database;
    private final LiveSettings settings;

    LiveController(
            HandshakeHandler handshakes,
            Rooms rooms,
            Admissions admissions,
            AccessCheck accessCheck,
            LiveDatabase database,
            LiveSettings settings) {
        this.handshakes = handshakes;
        this.rooms = rooms;
        this.admissions = admissions;
        this.accessCheck = accessCheck;
        this.database = database;
        this.settings = settings;
    }

    @GetMapping("/api/v1/tenants/{slug}/live")
    void connect(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw Problem.of(ProblemType.MALFORMED)
                    .status(HttpStatus.UPGRADE_REQUIRED)
                    .detail("This address speaks WebSocket: send Upgrade: websocket.")
                    .header(HttpHeaders.UPGRADE, "websocket")
                    .header(HttpHeaders.CONNECTION, "Upgrade")
                    .exception();
        }
        Admission admission = admissions.of(caller, request);
        if (admission.byCookie() && !isFromOurPages(request)) {
            throw Problem.of(ProblemType.FORBIDDEN)
                    .detail("With a cookie, only this server's own pages may connect, and they say so in Origin.")
                    .exception();
        }
        if (database.isStopping()) {
            throw Problem.of(ProblemType.UNAVAILABLE).exception();
        }
        try (ServletServerHttpResponse answer = new ServletServerHttpResponse(response)) {
            handshakes.doHandshake(
                    new ServletServerHttpRequest(new Uncompressed(request)),
                    answer,
                    new LiveSocket(rooms, accessCheck, admission, settings.stuck()),
                    Map.of());
        }
    }

    /**
     * A browser sends cookies with requests from any site's page, and names the site in Origin. Behind a proxy that
     * ends TLS the server sees another scheme than the browser, so only host and port are compared.
     */
    private static boolean isFromOurPages(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        try {
            String authority = origin == null ? null : URI.create(origin).getAuthority();
            return authority != null
                    && (authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST))
                            || WebUtils.isSameOrigin(new ServletServerHttpRequest(request)));
        } catch (IllegalArgumentException noOrigin) { // also a port that is none
            return false;
        }
    }

    /**
     * A handshake that offers no extensions. Browsers always offer compression; the container would accept it, and then
     * keep some 300 KB for each connection. News are small without it.
     */
    private static final class Uncompressed extends HttpServletRequestWrapper {

        Uncompressed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS)
                    ? Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }
}
