package dev.stet.bench.load;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a save's processor time goes: the server's, PostgreSQL's and the load's own share, what PostgreSQL does for it
 * and by which plan, and a flight recording of the server.
 */
final class ProfileBench {

    private ProfileBench() {}

    static Map<String, Object> run(int tenants, int warmUp, int seconds) throws Exception {
        Files.createDirectories(Results.FOLDER);
        Path recording = Results.FOLDER.resolve("saves.jfr").toAbsolutePath();
        List<String> documents = Stet.documents(8_192, 12);
        try (Stet stet = Stet.start("-XX:StartFlightRecording=delay=" + warmUp
                + "s,settings=profile,dumponexit=true,filename=" + recording)) {
            stet.addTenants(1, tenants, documents);
            long[] versions = new long[tenants + 1];
            LoadLoop.Users users =
                    i -> new SavingUser(stet.server.port, i, 32, documents, versions, SavingUser.How.WHOLE);
            LoadLoop.closed(32, Duration.ZERO, Duration.ofSeconds(warmUp), users);
            Counters before = Counters.of(stet);
            Measured measured = LoadLoop.closed(32, Duration.ZERO, Duration.ofSeconds(seconds), users);
            Counters after = Counters.of(stet);
            double saves = measured.latency().getTotalCount();
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("tenants", tenants);
            found.putAll(measured.json());
            found.put("serverMicrosPerSave", (after.serverMicros - before.serverMicros) / saves);
            found.put("databaseMicrosPerSave", (after.databaseMicros - before.databaseMicros) / saves);
            found.put("loadMicrosPerSave", (after.loadMicros - before.loadMicros) / saves);
            found.put("transactionsPerSave", (after.transactions - before.transactions) / saves);
            found.put("walBytesPerSave", (after.walBytes - before.walBytes) / saves);
            found.forEach((name, value) -> System.out.println(name + ": " + value));
            System.out.println("recording: " + recording);
            String plan = plan(stet, users);
            System.out.println(plan);
            found.put("plan", plan);
            return found;
        }
    }

    /** As PostgreSQL's own {@code auto_explain} saw the server's statement for one save among many. */
    private static String plan(Stet stet, LoadLoop.Users users) throws Exception {
        try (var database = stet.database("stet");
                var sql = database.createStatement()) {
            for (String setting : List.of(
                    "session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0",
                    "auto_explain.log_analyze = on",
                    "auto_explain.log_buffers = on",
                    "auto_explain.log_parameter_max_length = 0",
                    "auto_explain.sample_rate = 0.01")) {
                sql.execute("alter system set " + setting);
            }
            sql.execute("select pg_reload_conf()");
            // new sessions load it
            sql.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'stet'");
        }
        LoadLoop.closed(32, Duration.ZERO, Duration.ofSeconds(5), users);
        return lastPlan(stet.folder().resolve("data/postgres.log"));
    }

    /** Each is indented by a tab, after its query. */
    private static String lastPlan(Path log) throws IOException {
        String text = Files.readString(log);
        int begin = text.lastIndexOf("\n\tInsert on revision");
        if (begin < 0) {
            throw new IllegalStateException("PostgreSQL logged no plan in " + log);
        }
        return text.substring(begin + 1)
                .lines()
                .takeWhile(line -> line.startsWith("\t"))
                .map(line -> line.substring(1))
                .collect(joining("\n"));
    }

    /** As they stand at one moment; processor time of all cores. */
    private record Counters(long serverMicros, long databaseMicros, long loadMicros, long transactions, long walBytes) {

        static Counters of(Stet stet) throws Exception {
            // a backend gives its counts when it has been idle for a while
            stet.number("select 1 from pg_sleep(2)");
            return new Counters(
                    micros(stet.server.processorTime()),
                    databaseMicros(stet),
                    micros(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO)),
                    stet.number("select xact_commit from pg_stat_database where datname = 'stet'"),
                    stet.number("select wal_bytes::bigint from pg_stat_wal"));
        }

        /** Of all its processes but the first, which only starts the others. */
        private static long databaseMicros(Stet stet) throws Exception {
            List<Long> processes = new ArrayList<>();
            try (var database = stet.database("stet");
                    var sql = database.createStatement();
                    var rows = sql.executeQuery("select pid from pg_stat_activity where pid <> pg_backend_pid()")) {
                while (rows.next()) {
                    processes.add(rows.getLong(1));
                }
            }
            return processes.stream()
                    .flatMap(process -> ProcessHandle.of(process).stream())
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .mapToLong(Counters::micros)
                    .sum();
        }

        private static long micros(Duration time) {
            return time.toNanos() / 1_000;
        }
    }
}
