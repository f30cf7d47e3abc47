package dev.stet.bench.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the servers and their PostgreSQL hold in memory over time, and what is in the tables in the end. */
final class Resources {

    /** MB of resident memory at a second of the run; PostgreSQL's shared memory counts once for each process. */
    record Sample(long second, long node1, long node2, long postgres) {}

    final List<Sample> samples = new ArrayList<>();
    final Map<String, Long> tables = new LinkedHashMap<>();

    void sample(long second, Node first, @Nullable Node other) throws IOException {
        long postgres = 0;
        ProcessHandle postmaster = Signals.postmaster(first.data).orElse(null);
        if (postmaster != null) {
            try (Stream<ProcessHandle> children = postmaster.children()) {
                postgres = Signals.megabytes(postmaster)
                        + children.mapToLong(Signals::megabytes).sum();
            }
        }
        samples.add(new Sample(
                second,
                Signals.megabytes(first.handle()),
                other == null ? 0 : Signals.megabytes(other.handle()),
                postgres));
    }

    /** As the superuser of the PostgreSQL in a data folder. */
    static Connection connect(Path data) throws IOException, SQLException {
        String password = Files.readString(data.resolve("postgres.password")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + Signals.port(data) + "/stet";
        return DriverManager.getConnection(url, "postgres", password);
    }

    /** Rows and kilobytes, indexes and long values included. */
    void tables(Path data) throws IOException, SQLException {
        try (Connection database = connect(data);
                Statement sql = database.createStatement()) {
            for (String table : List.of("revision", "idempotency_key")) {
                try (ResultSet row = sql.executeQuery(
                        "select count(*), pg_total_relation_size('" + table + "') / 1024 from " + table)) {
                    row.next();
                    tables.put(table + " rows", row.getLong(1));
                    tables.put(table + " KB", row.getLong(2));
                }
            }
        }
    }
}
