package dev.stet.bench.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The hand-written baseline ({@code bench/baseline}) in a database of its own on the same PostgreSQL. */
final class Baseline implements AutoCloseable {

    private final ServerProcess server;
    private final List<String> documents;
    private final long[] versions;

    Baseline(Stet stet, int tenants, List<String> documents) throws Exception {
        this.documents = documents;
        this.versions = new long[tenants + 1];
        try (Connection database = stet.database("postgres");
                Statement sql = database.createStatement()) {
            sql.execute("create database baseline");
        }
        server = ServerProcess.start(
                Path.of("bench/baseline/target/baseline.jar"),
                List.of(),
                Map.of(
                        "SERVER_PORT",
                        "PORT",
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:" + stet.databasePort() + "/baseline",
                        "SPRING_DATASOURCE_USERNAME",
                        "postgres",
                        "SPRING_DATASOURCE_PASSWORD",
                        stet.password()),
                "/",
                stet.folder().resolve("baseline.log"));
        try (Connection database = stet.database("baseline");
                Statement sql = database.createStatement()) {
            Stet.numbered(database, documents);
            sql.execute("insert into draft (id, version, content) select n, 0, content from generate_series(1, "
                    + tenants + ") as n join document on number = n % " + documents.size());
            sql.execute("vacuum analyze");
        }
    }

    LoadLoop.User user(int number, int users) throws Exception {
        HttpConnection connection = new HttpConnection(server.port);
        Random random = new Random(number);
        return new LoadLoop.User() {
            @Override
            public boolean act() throws Exception {
                int tenant = Stet.own(random, number, users, versions.length - 1);
                String content = documents
                        .get(tenant % documents.size())
                        .replace(Documents.headline(0, 0), Documents.headline(0, versions[tenant] + 1));
                // the content is a JSON text within JSON: what a hand-written entity with a text column gets
                String quoted = content.replace("\\", "\\\\").replace("\"", "\\\"");
                HttpConnection.Answer answer = connection.send(
                        "PUT",
                        "/drafts/" + tenant,
                        "Content-Type: application/json\r\nIf-Match: \"" + versions[tenant] + "\"\r\n",
                        Stet.bytes("{\"content\":\"" + quoted + "\",\"version\":" + versions[tenant] + "}"));
                if (answer.status() != 204) {
                    return false;
                }
                versions[tenant]++;
                return true;
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        };
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
