package dev.stet.bench.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limit: {@code pgbench} doing what a save must do at least, on the same PostgreSQL and with rows of the same size,
 * one statement that updates the draft and inserts the revision. No HTTP, no JSON, no merge, no tenant's wall.
 */
final class Raw {

    private static final String SCRIPT = """
            \\set tenant random(1, :tenants)
            with saved as (
                update raw_draft set version = version + 1, content = :content, updated_at = clock_timestamp(),
                    writer_kind = :kind, writer_id = :id, writer_name = :name
                where tenant_id = :tenant and version >= 0
                returning version, updated_at
            )
            insert into raw_revision (tenant_id, version, base_version, kind, created_at, writer_kind, writer_id,
                writer_name, patch, changes)
            select :tenant, version, version - 1, 'save', updated_at, :kind, :id, :name, :patch, array[:path]
            from saved;
            """;

    private final Stet stet;
    private final int tenants;
    private final String content;

    Raw(Stet stet, int tenants, List<String> documents) throws Exception {
        this.stet = stet;
        this.tenants = tenants;
        this.content = documents.get(0);
        try (Connection database = stet.database("stet");
                Statement sql = database.createStatement()) {
            sql.execute("create table if not exists raw_draft (like draft including all)");
            sql.execute("create table if not exists raw_revision (like revision including all)");
            sql.execute("truncate raw_draft, raw_revision");
            copyStorage(sql, "draft");
            copyStorage(sql, "revision");
            sql.execute(
                    "insert into raw_draft (tenant_id, version, content, updated_at, writer_kind, writer_id, writer_name)"
                            + " select n, 0, content, now(), 'token', '1', 'bench' from generate_series(1, " + tenants
                            + ") as n"
                            + " join tenant on slug = 'bench-' || n join draft on draft.tenant_id = tenant.tenant_id");
            sql.execute("vacuum analyze raw_draft");
        }
    }

    /** "Including all" leaves the storage parameters out. */
    private static void copyStorage(Statement sql, String table) throws SQLException {
        try (ResultSet options = sql.executeQuery(
                "select array_to_string(reloptions, ', ') from pg_class where oid = '" + table + "'::regclass")) {
            options.next();
            String parameters = options.getString(1);
            if (parameters != null) {
                sql.execute("alter table raw_" + table + " set (" + parameters + ")");
            }
        }
    }

    /** @return transactions per second */
    double run(int clients, int seconds) throws Exception {
        Path script = Files.writeString(stet.folder().resolve("raw.sql"), SCRIPT);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        "" + clients,
                        "-j",
                        "2",
                        "-T",
                        "" + seconds,
                        "-D",
                        "tenants=" + tenants,
                        "-D",
                        "content=" + content,
                        "-D",
                        "kind=token",
                        "-D",
                        "id=1",
                        "-D",
                        "name=bench",
                        "-D",
                        "path=/pages/home/sections/s0/headline",
                        "-D",
                        "patch=[{\"op\":\"replace\",\"path\":\"/pages/0/sections/0/headline\",\"value\":\""
                                + Documents.headline(0, 1) + "\"}]",
                        "-f",
                        script.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        "" + stet.databasePort(),
                        "-U",
                        "postgres",
                        "stet"))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", stet.password());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Matcher tps = Pattern.compile("tps = ([0-9.]+)").matcher(output);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0 || !tps.find()) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }
}
