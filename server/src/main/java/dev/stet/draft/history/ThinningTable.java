package dev.stet.draft.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What thinning reads and writes of the history. */
@Repository
class ThinningTable {

    /** Versions that a revision names beside the one right before it. */
    private static final String NAMES = """
            select base_version from revision
            where tenant_id = :tenant and version > :since and base_version <> version - 1
            union select restored_from from revision
            where tenant_id = :tenant and version > :since and restored_from is not null
            union select lost.version from revision overwrite join revision lost
                on lost.tenant_id = overwrite.tenant_id
                and lost.version > overwrite.base_version and lost.version < overwrite.version
            where overwrite.tenant_id = :tenant and overwrite.version > :since and overwrite.kind = 'overwrite'
            """;

    private static final String KEPT_FOR_RETRIES = """
            union select version from idempotency_key
            where tenant_id = :tenant and version is not null
            union select version from revision
            where tenant_id = :tenant and idempotency_key is not null and created_at > :keysSince
            """;

    private final JdbcClient jdbc;

    ThinningTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param until the newest version that was looked at
     */
    record Named(Set<Long> versions, long until) {}

    Named named(long tenantId, Instant keysSince) {
        // read first: what is named after this is looked for again before anything goes
        long until = jdbc.sql("select max(version) from revision where tenant_id = :tenant")
                .param("tenant", tenantId)
                .query(Long.class)
                .optional()
                .orElse(-1L);
        List<Long> versions = jdbc.sql(NAMES + KEPT_FOR_RETRIES)
                .param("tenant", tenantId)
                .param("since", -1L)
                .param("keysSince", keysSince.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .list();
        return new Named(new HashSet<>(versions), until);
    }

    /**
     * Whether one of the versions was named by a change after one. Keys are not asked again, since the draft is kept from others
     * meanwhile and there are many: those written after {@link #named} name versions from its {@code until} on, and what
     * goes is older.
     */
    boolean namedSince(long tenantId, long since, List<Long> versions) {
        return jdbc.sql("select exists (select from (" + NAMES + ") names (version) where version = any (:versions))")
                .param("tenant", tenantId)
                .param("since", since)
                .param("versions", new SqlArrayValue("bigint", versions.toArray()))
                .query(Boolean.class)
                .single();
    }

    /** Those from one version to another that are older than a time, ascending. */
    List<AutosaveRun.Entry> entries(long tenantId, long from, long until, Instant before, int most) {
        return jdbc.sql("""
                        select version, base_version, kind, created_at, writer_kind, writer_id, writer_name,
                            snapshot is not null as whole
                        from revision
                        where tenant_id = :tenant and version between :from and :until and created_at < :before
                        order by version limit :most
                        """)
                .param("tenant", tenantId)
                .param("from", from)
                .param("until", until)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new AutosaveRun.Entry(
                        row.getLong("version"),
                        row.getLong("base_version"),
                        RevisionKind.of(row.getString("kind")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        RevisionTable.writer(row),
                        row.getBoolean("whole")))
                .list();
    }

    /** The version before one that is there, or itself if it is the first. */
    long staysBefore(long tenantId, long version) {
        return jdbc.sql("select coalesce(max(version), :version) from revision"
                        + " where tenant_id = :tenant and version < :version")
                .param("tenant", tenantId)
                .param("version", version)
                .query(Long.class)
                .single();
    }

    /** Whether the run is still all that is between the version before it and its last. */
    boolean areNeighbours(long tenantId, AutosaveRun run) {
        return jdbc.sql("select count(*) from revision where tenant_id = ? and version between ? and ?")
                        .params(tenantId, run.before(), run.last().version())
                        .query(Long.class)
                        .single()
                == run.dropped().size() + 2;
    }

    /** Leaves the last of a run, which now leads on from the version before them all. */
    void replace(
            long tenantId, AutosaveRun run, @Nullable String patch, @Nullable String snapshot, List<String> changes) {
        jdbc.sql("delete from revision where tenant_id = ? and version > ? and version < ?")
                .params(tenantId, run.before(), run.last().version())
                .update();
        jdbc.sql("""
                        update revision
                        set base_version = :base, patch = :patch, snapshot = :snapshot, changes = :changes
                        where tenant_id = :tenant and version = :version
                        """)
                .param("base", run.first().baseVersion())
                .param("patch", patch)
                .param("snapshot", snapshot)
                .param("changes", new SqlArrayValue("text", changes.toArray()))
                .param("tenant", tenantId)
                .param("version", run.last().version())
                .update();
    }
}
