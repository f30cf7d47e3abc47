package dev.stet.bench.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

    /** A draft in a row that is replaced in place, as fast as PostgreSQL does that, and a history with its indexes. */
    private static final String TABLES = """
            create table if not exists raw_draft (
                tenant_id bigint primary key, version bigint not null, content text not null,
                updated_at timestamptz not null, writer_kind text not null, writer_id text not null,
                writer_name text not null
            ) with (fillfactor = 50, toast_tuple_target = 4080);
            create table if not exists raw_revision (
                tenant_id bigint not null, version bigint not null, base_version bigint not null, kind text not null,
                created_at timestamptz not null, writer_kind text not null, writer_id text not null,
                writer_name text not null, patch text, snapshot text, changes text[] not null, release integer,
                primary key (tenant_id, version)
            );
            create index if not exists raw_snapshot on raw_revision (tenant_id, version) where snapshot is not null;
            create unique index if not exists raw_release on raw_revision (tenant_id, release)
                where release is not null;
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
            sql.execute(TABLES);
            sql.execute("truncate raw_draft, raw_revision");
            try (PreparedStatement insert = database.prepareStatement(
                    "insert into raw_draft (tenant_id, version, content, updated_at, writer_kind, writer_id, writer_name)"
                            + " select n, 0, ?, now(), 'token', '1', 'bench' from generate_series(?, ?, ?) as n")) {
                for (int i = 0; i < documents.size(); i++) {
                    insert.setString(1, documents.get(i));
                    insert.setInt(2, i == 0 ? documents.size() : i);
                    insert.setInt(3, tenants);
                    insert.setInt(4, documents.size());
                    insert.executeUpdate();
                }
            }
            sql.execute("vacuum analyze raw_draft");
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
