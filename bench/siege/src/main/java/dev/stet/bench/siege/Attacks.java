package dev.stet.bench.siege;

import dev.stet.bench.load.Documents;
import dev.stet.bench.load.Stet;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The attacks, each with the number of the finding in the review that it comes from. */
final class Attacks {

    /** Of the tenants; the innocent's is the first. */
    static final int INNOCENT = 1;

    private static final int SAVER = 2;
    private static final int PREVIEWER = 3;
    private static final int BOMBER = 4;
    private static final int TAB_OPENER = 5;
    static final int TENANTS = 5;

    private static final String JSON = "Content-Type: application/json\r\n";

    /** As large as a valid content was in the review. */
    private static final String BIG = Documents.of(586_000, 60, 7);

    private static final List<String> ODD = List.of(
            "GET /t/demo?%zz HTTP/1.1\r\nHost: localhost\r\n",
            "GET /t/demo HTTP/1.1\r\nHost: localhost\r\nCookie: STET_SESSION=AA==\r\n",
            "GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\nCookie: STET_SESSION=AA==\r\n",
            "GET /api/v1/tenants/bench-1/draft HTTP/1.1\r\nHost: localhost\r\nStet-Client: \u2603\r\n",
            "GET /t/demo HTTP/1.1\r\nHost: evil.example\r\n",
            "GET /t/%00 HTTP/1.1\r\nHost: localhost\r\n",
            "GET /t/demo/..;/..;/actuator HTTP/1.1\r\nHost: localhost\r\n",
            "BREW /t/demo HTTP/1.1\r\nHost: localhost\r\n",
            "GET /t/demo HTTP/1.1\r\nHost: localhost\r\nAccept: \u2603/;q=x\r\n",
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 0\r\n");

    private Attacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack("1 forms announced and not sent", 470, 1_000, Attacks::announceForm),
                new Attack("1 headers that never end", 100, 1_000, Attacks::slowHeaders),
                new Attack("2 big saves by one token", 80, 500, Attacks::saveBig),
                new Attack("3 Markdown bomb", 4, 250, Attacks::bomb),
                new Attack("5 wrong passwords", 8, 100, Attacks::guess),
                new Attack("6 previews by one token", 32, 500, Attacks::preview),
                new Attack("8 odd requests", 8, 50, Attacks::odd),
                new Attack("slow readers", 60, 100, Attacks::readSlowly),
                new Attack("tabs", 200, 500, Attacks::openTab));
    }

    private static String announceForm(Target target, int attacker) throws IOException, InterruptedException {
        try (Wire wire = target.connect(20)) {
            wire.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 2097152\r\n\r\ntenant=d");
            return waited(target, wire);
        }
    }

    /** Waits for an answer as long as the siege goes on. */
    private static String waited(Target target, Wire wire) throws IOException {
        while (!target.isOver()) {
            try {
                return wire.statusOnly();
            } catch (java.net.SocketTimeoutException stillOpen) {
                continue;
            }
        }
        return "held";
    }

    private static String slowHeaders(Target target, int attacker) throws IOException, InterruptedException {
        try (Wire wire = target.connect(21)) {
            wire.send("GET /t/demo HTTP/1.1\r\nHost: localhost\r\nX-A: ");
            for (int sent = 0; !target.isOver(); sent++) {
                wire.send("a");
                TimeUnit.SECONDS.sleep(1);
            }
            return "held";
        }
    }

    private static String saveBig(Target target, int attacker) throws IOException {
        return save(
                target,
                22,
                SAVER,
                BIG.replaceFirst("edit-\\d{9}", "edit-%09d".formatted(System.nanoTime() % 1_000_000_000)));
    }

    private static String save(Target target, int from, int tenant, String content) throws IOException {
        try (Wire wire = target.connect(from)) {
            wire.post(
                    "PUT",
                    Stet.draft(tenant),
                    Stet.token(tenant) + JSON,
                    Stet.bytes("{\"expectedVersion\":0,\"onConflict\":\"overwrite\",\"content\":" + content + "}"));
            return wire.status();
        }
    }

    /** A reference of 100 KB used 40,000 times; saved, previewed and asked for by visitors. */
    private static String bomb(Target target, int attacker) throws IOException {
        String text = "[a]: /" + "x".repeat(100_000) + "\\n\\n" + "[a] ".repeat(40_000);
        String content =
                Documents.of(2_000, 1, 1).replaceFirst("\"content\":\"[^\"]*\"", "\"content\":\"" + text + "\"");
        if (attacker == 0) {
            return save(target, 23, BOMBER, content);
        }
        try (Wire wire = target.connect(23)) {
            wire.post(
                    "POST",
                    "/api/v1/tenants/bench-" + BOMBER + "/preview",
                    Stet.token(BOMBER) + JSON,
                    Stet.bytes("{\"page\":\"home\",\"content\":" + content + "}"));
            return wire.status();
        }
    }

    private static String guess(Target target, int attacker) throws IOException {
        try (Wire wire = target.connect(24)) {
            wire.post(
                    "POST",
                    "/api/v1/session",
                    JSON,
                    Stet.bytes("{\"tenant\":\"demo\",\"email\":\"owner@demo.example\",\"password\":\"wrong-" + attacker
                            + "-password\"}"));
            return wire.status();
        }
    }

    private static String preview(Target target, int attacker) throws IOException {
        try (Wire wire = target.connect(25)) {
            wire.post(
                    "POST",
                    "/api/v1/tenants/bench-" + PREVIEWER + "/preview",
                    Stet.token(PREVIEWER) + JSON,
                    Stet.bytes("{\"page\":\"home\",\"content\":" + BIG + "}"));
            return wire.status();
        }
    }

    private static String odd(Target target, int attacker) throws IOException {
        try (Wire wire = target.connect(26)) {
            wire.send(ODD.get(new Random().nextInt(ODD.size())) + "Connection: close\r\n\r\n");
            return wire.status();
        }
    }

    private static String readSlowly(Target target, int attacker) throws IOException, InterruptedException {
        try (Wire wire = target.connect(27)) {
            wire.send("GET /demo/hero.jpg HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20));
            while (!target.isOver()) {
                if (wire.read() < 0) {
                    return "closed";
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
            return "held";
        }
    }

    private static String openTab(Target target, int attacker) throws IOException, InterruptedException {
        try (Wire wire = target.connect(28)) {
            wire.send("GET /api/v1/tenants/bench-" + TAB_OPENER + "/live HTTP/1.1\r\nHost: localhost\r\n"
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + Stet.token(TAB_OPENER) + "\r\n");
            String status = wire.statusOnly();
            for (int sent = 0; status.equals("101") && sent < 200 && !target.isOver(); sent++) {
                wire.send(frame("{\"type\":\"here\",\"at\":\"/pages/" + sent + "\"}"));
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return status;
        }
    }

    /** A masked text frame of fewer than 126 bytes; the mask is zero. */
    private static byte[] frame(String text) {
        byte[] payload = Stet.bytes(text);
        byte[] frame = new byte[payload.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }
}
