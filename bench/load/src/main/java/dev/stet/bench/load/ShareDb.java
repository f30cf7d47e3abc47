package dev.stet.bench.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** ShareDB ({@code bench/sharedb}) with its documents in a database of its own on the same PostgreSQL. */
final class ShareDb implements AutoCloseable {

    private static final Path FOLDER = Path.of("bench/sharedb");

    private final ServerProcess server;
    private final List<String> documents;
    private final long[] versions;

    ShareDb(Stet stet, int tenants, List<String> documents) throws Exception {
        this.documents = documents;
        this.versions = new long[tenants + 1];
        Arrays.fill(versions, 1);
        try (Connection database = stet.database("postgres");
                Statement sql = database.createStatement()) {
            sql.execute("create database sharedb");
        }
        try (Connection database = stet.database("sharedb");
                Statement sql = database.createStatement()) {
            sql.execute(Files.readString(FOLDER.resolve("node_modules/sharedb-postgres/structure.sql")));
            Stet.numbered(database, documents);
            sql.execute("insert into snapshots (collection, doc_id, doc_type, version, data)"
                    + " select 'drafts', n::text, 'http://sharejs.org/types/JSONv0', 1, content::jsonb"
                    + " from generate_series(1, " + tenants + ") as n join document on number = n % "
                    + documents.size());
            sql.execute("insert into ops (collection, doc_id, version, operation)"
                    + " select collection, doc_id, 1, '{\"v\":0}' from snapshots");
            sql.execute("vacuum analyze");
        }
        server = ServerProcess.start(
                List.of("node", FOLDER.resolve("server.js").toString()),
                Map.of(
                        "PORT",
                        "PORT",
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        "" + stet.databasePort(),
                        "PGUSER",
                        "postgres",
                        "PGPASSWORD",
                        stet.password(),
                        "PGDATABASE",
                        "sharedb"),
                "/",
                stet.folder().resolve("sharedb.log"));
    }

    /** @param whole whether the operation carries the whole document, or one field of it */
    LoadLoop.User user(int number, int users, boolean whole) throws Exception {
        BlockingQueue<String> received = new ArrayBlockingQueue<>(16);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + server.port + "/"), new TextReceiver(received::add, ended -> {}))
                .get(30, TimeUnit.SECONDS);
        socket.sendText("{\"a\":\"hs\",\"id\":null,\"protocol\":1,\"protocolMinor\":1}", true)
                .get();
        while (!answer(received).contains("\"a\":\"hs\"")) {
            // the greeting of older clients comes first
        }
        Random random = new Random(number);
        return new LoadLoop.User() {
            private long sequence;

            @Override
            public boolean act() throws Exception {
                int tenant = Stet.own(random, number, users, versions.length - 1);
                long version = versions[tenant];
                String before = Documents.headline(0, version - 1);
                String after = Documents.headline(0, version);
                String operation = whole
                        ? "{\"p\":[],\"oi\":"
                                + documents.get(tenant % documents.size()).replace(Documents.headline(0, 0), after)
                                + "}"
                        : "{\"p\":[\"pages\",0,\"sections\",0,\"headline\"],\"od\":\"" + before + "\",\"oi\":\"" + after
                                + "\"}";
                String message = "{\"a\":\"op\",\"c\":\"drafts\",\"d\":\"" + tenant + "\",\"v\":" + version
                        + ",\"seq\":" + ++sequence + ",\"x\":{},\"op\":[" + operation + "]}";
                socket.sendText(message, true).get();
                String answer = answer(received);
                if (!answer.contains("\"a\":\"op\"") || answer.contains("\"error\"")) {
                    return false;
                }
                versions[tenant]++;
                return true;
            }

            @Override
            public void close() {
                socket.abort();
            }
        };
    }

    private static String answer(BlockingQueue<String> received) throws InterruptedException {
        String answer = received.poll(60, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException("ShareDB did not answer within a minute");
        }
        return answer;
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
