package dev.stet.bench.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The demo's published home page: whole, compressed, and not modified. */
final class PagesBench {

    private PagesBench() {}

    static Map<String, Object> run(int seconds) throws Exception {
        try (Stet stet = Stet.start()) {
            int port = stet.server.port;
            String tag;
            try (HttpConnection connection = new HttpConnection(port)) {
                tag = connection
                        .send("GET", "/t/demo", "", new byte[0])
                        .headers()
                        .getOrDefault("etag", "");
            }
            Map<String, Object> found = new LinkedHashMap<>();
            measure(found, "page", port, seconds, "", 200);
            measure(found, "compressed", port, seconds, "Accept-Encoding: gzip\r\n", 200);
            measure(found, "notModified", port, seconds, "If-None-Match: " + tag + "\r\n", 304);
            return found;
        }
    }

    private static void measure(
            Map<String, Object> found, String name, int port, int seconds, String headers, int expected)
            throws Exception {
        long[] size = new long[1];
        Measured measured =
                LoadLoop.closed(32, Duration.ofSeconds(8), Duration.ofSeconds(seconds), number -> new LoadLoop.User() {
                    private final HttpConnection connection = new HttpConnection(port);

                    @Override
                    public boolean act() throws Exception {
                        HttpConnection.Answer answer = connection.send("GET", "/t/demo", headers, new byte[0]);
                        if (number == 0) {
                            size[0] = answer.body().length;
                        }
                        return answer.status() == expected;
                    }

                    @Override
                    public void close() throws Exception {
                        connection.close();
                    }
                });
        System.out.printf("%s: %.0f requests/s, %d bytes%n", name, measured.perSecond(), size[0]);
        Map<String, Object> row = measured.json();
        row.put("bytes", size[0]);
        found.put(name, row);
    }
}
