package dev.stet.bench.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writers on one draft, each in its own section, all merging. Afterwards each one's last edit must be there. */
final class HotDraftBench {

    private static final JsonMapper JSON = new JsonMapper();

    private HotDraftBench() {}

    static Map<String, Object> run(int seconds, int... counts) throws Exception {
        Map<String, Object> found = new LinkedHashMap<>();
        try (Stet stet = Stet.start()) {
            for (int i = 0; i < counts.length; i++) {
                int writers = counts[i];
                int tenant = i + 1;
                String document = Documents.of(8_192, Math.max(32, writers), 1);
                stet.addTenants(tenant, tenant, List.of(document));
                AtomicLongArray edits = new AtomicLongArray(writers);
                Measured measured = LoadLoop.closed(
                        writers,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(seconds),
                        number -> new Writer(stet.server.port, tenant, number, edits));
                long lost = lost(stet, tenant, edits);
                System.out.printf(
                        "%d writers: %.0f accepted/s, %d refused, %d lost%n",
                        writers, measured.perSecond(), measured.errors(), lost);
                Map<String, Object> row = measured.json();
                row.put("documentBytes", document.length());
                row.put("lost", lost);
                found.put("writers" + writers, row);
            }
        }
        return found;
    }

    private static long lost(Stet stet, int tenant, AtomicLongArray edits) throws Exception {
        try (HttpConnection connection = new HttpConnection(stet.server.port)) {
            String text = connection
                    .send("GET", Stet.draft(tenant), Stet.token(tenant), new byte[0])
                    .text();
            long lost = 0;
            for (int i = 0; i < edits.length(); i++) {
                lost += text.contains(Documents.headline(i, edits.get(i))) ? 0 : 1;
            }
            return lost;
        }
    }

    private static final class Writer implements LoadLoop.User {

        private final HttpConnection connection;
        private final int tenant;
        private final int section;
        private final AtomicLongArray edits;
        private long version;
        private JsonNode content;

        Writer(int port, int tenant, int section, AtomicLongArray edits) throws Exception {
            this.connection = new HttpConnection(port);
            this.tenant = tenant;
            this.section = section;
            this.edits = edits;
            JsonNode draft = JSON.readTree(connection
                    .send("GET", Stet.draft(tenant), Stet.token(tenant), new byte[0])
                    .text());
            this.version = draft.get("version").asLong();
            this.content = draft.get("content");
        }

        @Override
        public boolean act() throws Exception {
            long edit = edits.get(section) + 1;
            ((ObjectNode) content.at("/pages/0/sections/" + section))
                    .put("headline", Documents.headline(section, edit));
            String body = "{\"content\":" + content + ",\"expectedVersion\":" + version + ",\"onConflict\":\"merge\"}";
            HttpConnection.Answer answer = connection.send(
                    "PUT",
                    Stet.draft(tenant),
                    Stet.token(tenant) + "Content-Type: application/json\r\n",
                    Stet.bytes(body));
            if (answer.status() != 200) {
                return false;
            }
            JsonNode saved = JSON.readTree(answer.body());
            version = saved.get("version").asLong();
            content = saved.has("content") ? saved.get("content") : content;
            edits.set(section, edit);
            return true;
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }
}
