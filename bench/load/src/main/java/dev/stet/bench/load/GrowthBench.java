package dev.stet.bench.load;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a save's time and bytes grow with the number of tenants, with the history and with the draft's size. */
final class GrowthBench {

    private static final int USERS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private GrowthBench() {}

    static Map<String, Object> run(int seconds) throws Exception {
        Duration time = Duration.ofSeconds(seconds);
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("tenants", tenants(time, 1, 100, 10_000, 100_000));
        found.put("revisions", revisions(time, 1_000, 10_000, 100_000, 1_000_000));
        found.put("sizes", sizes(time, 1, 8, 64, 256, 1_000));
        return found;
    }

    private static List<Map<String, Object>> tenants(Duration time, int... counts) throws Exception {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> documents = Stet.documents(8_192, 12);
        try (Stet stet = Stet.start()) {
            int made = 0;
            for (int count : counts) {
                stet.addTenants(made + 1, count, documents);
                made = count;
                long[] versions = versions(stet, count);
                long bytes = size(stet);
                Measured measured = saves(stet, Math.min(USERS, count), time, documents, versions);
                rows.add(row("tenants", count, measured, grown(stet, bytes, measured, time)));
            }
        }
        return rows;
    }

    private static long[] versions(Stet stet, int tenants) throws Exception {
        long[] versions = new long[tenants + 1];
        try (Connection database = stet.database("stet");
                Statement sql = database.createStatement();
                var rows = sql.executeQuery("select substr(slug, 7)::int, max(version) from revision"
                        + " join tenant using (tenant_id) where slug like 'bench-%' group by slug")) {
            while (rows.next()) {
                versions[rows.getInt(1)] = rows.getLong(2);
            }
        }
        return versions;
    }

    private static List<Map<String, Object>> revisions(Duration time, int... counts) throws Exception {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> documents = Stet.documents(8_192, 12);
        try (Stet stet = Stet.start()) {
            stet.addTenants(1, 1, documents);
            for (int count : counts) {
                history(stet, count);
                long[] versions = versions(stet, 1);
                long bytes = size(stet);
                Measured saves = saves(stet, 1, time, documents, versions);
                Map<String, Object> row = row("revisions", count, saves, grown(stet, bytes, saves, time));
                row.put("pageOfHistory", read(stet, time, "/revisions?before=" + count / 2 + "&limit=50"));
                row.put("oldVersion", read(stet, time, "/revisions/" + (count / 2 - 1)));
                rows.add(row);
            }
        }
        return rows;
    }

    /** Fills the history up to {@code count} by copies of the shape that saves have: patches, a snapshot every 64. */
    private static void history(Stet stet, int count) throws Exception {
        try (Connection database = stet.database("stet");
                Statement sql = database.createStatement()) {
            sql.execute("""
                    insert into revision (tenant_id, version, base_version, kind, created_at, writer_kind, writer_id,
                        writer_name, patch, snapshot, replay, changes)
                    select tenant_id, n, n - 1, 'save', date_trunc('milliseconds', now()), 'token', '1', 'bench',
                        case when n %% 64 <> 0 then
                            '[{"op":"replace","path":"/pages/0/sections/0/headline","value":"section-000 edit-'
                            || lpad(n::text, 9, '0') || '"}]' end,
                        case when n %% 64 = 0 then first.snapshot end,
                        n %% 64 * 100,
                        array['/pages/home/sections/s0/headline']
                    from revision first join tenant using (tenant_id),
                        generate_series((select max(version) from revision newest join tenant using (tenant_id)
                            where slug = 'bench-1') + 1, %d) as n
                    where slug = 'bench-1' and first.version = 0
                    """.formatted(count));
            sql.execute("vacuum analyze revision");
            sql.execute("checkpoint");
        }
    }

    private static Map<String, Object> read(Stet stet, Duration time, String path) throws Exception {
        return LoadLoop.closed(1, Duration.ofSeconds(1), time.dividedBy(2), number -> new LoadLoop.User() {
                    private final HttpConnection connection = new HttpConnection(stet.server.port);

                    @Override
                    public boolean act() throws Exception {
                        return connection
                                        .send("GET", Stet.draft(1) + path, Stet.token(1), new byte[0])
                                        .status()
                                == 200;
                    }

                    @Override
                    public void close() throws Exception {
                        connection.close();
                    }
                })
                .json();
    }

    private static List<Map<String, Object>> sizes(Duration time, int... kilobytes) throws Exception {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int each : kilobytes) {
            List<String> documents = Stet.documents(each * 1_024, Math.clamp(each, 2, 200));
            try (Stet stet = Stet.start()) {
                stet.addTenants(1, 100, documents);
                long[] versions = new long[101];
                long bytes = size(stet);
                Measured measured = saves(stet, 2, time, documents, versions);
                rows.add(row("kilobytes", each, measured, grown(stet, bytes, measured, time)));
            }
        }
        return rows;
    }

    private static Measured saves(Stet stet, int users, Duration time, List<String> documents, long[] versions)
            throws Exception {
        return LoadLoop.closed(
                users,
                WARM_UP,
                time,
                i -> new SavingUser(stet.server.port, i, users, documents, versions, SavingUser.How.WHOLE_WITH_KEY));
    }

    private static Map<String, Object> row(String name, int count, Measured measured, long bytesPerSave) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(name, count);
        row.putAll(measured.json());
        row.put("bytesPerSave", bytesPerSave);
        System.out.printf(
                "%s %d: %.0f saves/s, p50 %.2f ms, %d bytes a save%n",
                name, count, measured.perSecond(), measured.millis(50), bytesPerSave);
        return row;
    }

    private static long size(Stet stet) throws Exception {
        return stet.number("select pg_total_relation_size('revision') + pg_total_relation_size('idempotency_key')");
    }

    /** Bytes of history and keys a save; the saves of the warm-up are taken to have come as fast as the others. */
    private static long grown(Stet stet, long before, Measured measured, Duration time) throws Exception {
        double saves = measured.perSecond() * (time.plus(WARM_UP).toMillis() / 1e3);
        return Math.round((size(stet) - before) / Math.max(1, saves));
    }
}
