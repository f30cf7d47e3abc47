package dev.stet.draft.history;

import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of every draft. */
@Repository
class RevisionTable {

    private static final String COLUMNS = """
            version, base_version, kind, created_at, writer_kind, writer_id, writer_name, client, changes,
            case when kind = 'overwrite' then
                array(select lost.version from revision lost
                       where lost.tenant_id = revision.tenant_id and lost.changes <> '{}'
                         and lost.version > revision.base_version and lost.version < revision.version
                       order by lost.version desc limit 200)
            end as overwrote,
            restored_from, release
            """;

    private final JdbcClient jdbc;

    RevisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the first revision of a tenant; gives the number of revisions: 1. */
    int create(long tenantId, Content content, Writer writer, Instant now, long floor) {
        return jdbc.sql("""
                        insert into revision (tenant_id, version, base_version, kind, created_at, writer_kind,
                            writer_id, writer_name, snapshot, replay, changes)
                        values (?, ?, ?, 'created', ?, ?, ?, ?, ?, 0, '{}')
                        """)
                .params(
                        tenantId,
                        floor,
                        floor,
                        now.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .params(writer.kind().code(), writer.id(), writer.name(), content.text())
                .update();
    }

    /** Waits for the appends under way on this draft and keeps others out until the transaction ends. */
    void lock(long tenantId) {
        jdbc.sql("select pg_advisory_xact_lock(?) is null")
                .param(tenantId)
                .query(Boolean.class)
                .single();
    }

    Optional<Revision> find(long tenantId, long version) {
        return jdbc.sql("select " + COLUMNS + " from revision where tenant_id = ? and version = ?")
                .params(tenantId, version)
                .query(RevisionTable::revision)
                .optional();
    }

    /** Newest first. */
    List<Revision> before(long tenantId, long version, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from revision where tenant_id = ? and version < ? order by version desc limit ?")
                .params(tenantId, version, most)
                .query(RevisionTable::revision)
                .list();
    }

    /** Those after one version and before another, newest first. */
    List<Revision> between(long tenantId, long after, long before, int most) {
        return jdbc.sql("select " + COLUMNS + " from revision where tenant_id = ? and version > ? and version < ?"
                        + " order by version desc limit ?")
                .params(tenantId, after, before, most)
                .query(RevisionTable::revision)
                .list();
    }

    List<WriterCount> writersBetween(long tenantId, long after, long before) {
        return jdbc.sql("""
                        select writer_kind, writer_id, max(writer_name) as writer_name, count(*), max(version)
                        from revision
                        where tenant_id = ? and version > ? and version < ? and changes <> '{}'
                        group by writer_kind, writer_id order by max(version) desc
                        """)
                .params(tenantId, after, before)
                .query((row, number) -> new WriterCount(writer(row), row.getLong("count"), row.getLong("max")))
                .list();
    }

    long firstVersion(long tenantId) {
        return jdbc.sql("select min(version) from revision where tenant_id = ?")
                .param(tenantId)
                .query(Long.class)
                .single();
    }

    /** Those after a version with the patches to them, oldest first. */
    List<ChangeRow> changesAfter(long tenantId, long version, int most) {
        return jdbc.sql("select " + COLUMNS + ", snapshot is not null as whole,"
                        + " case when not exists (select from revision before"
                        + "           where before.tenant_id = :tenant and before.version = revision.version - 1) then null"
                        + "      when patch is null then :nothing"
                        + "      when octet_length(patch) <= :most_bytes then patch end as patch"
                        + " from revision where tenant_id = :tenant and version > :version"
                        + " order by version limit :most")
                .param("nothing", News.NOTHING)
                .param("most_bytes", News.MOST_PATCH_BYTES)
                .param("tenant", tenantId)
                .param("version", version)
                .param("most", most)
                .query((row, number) ->
                        new ChangeRow(revision(row, number), row.getBoolean("whole"), row.getString("patch")))
                .list();
    }

    /**
     * A revision with what is stored of its patch.
     *
     * @param whole whether the row has the content instead of a patch
     * @param patch null when it is too large for news, or leads from an older version since the one before was thinned away
     */
    record ChangeRow(
            Revision revision, boolean whole, @Nullable String patch) {}

    /** Those that made a release before a number, newest first. */
    List<Revision> releasesBefore(long tenantId, int number, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from revision where tenant_id = ? and release < ? order by release desc limit ?")
                .params(tenantId, number, most)
                .query(RevisionTable::revision)
                .list();
    }

    Optional<Revision> release(long tenantId, int number) {
        return jdbc.sql("select " + COLUMNS + " from revision where tenant_id = ? and release = ?")
                .params(tenantId, number)
                .query(RevisionTable::revision)
                .optional();
    }

    /** What visitors see; empty before the first publication. */
    Optional<Published> published(long tenantId) {
        return jdbc.sql("select release, version from revision where tenant_id = ? and release is not null"
                        + " order by release desc limit 1")
                .param(tenantId)
                .query((row, number) -> new Published(row.getInt("release"), row.getLong("version")))
                .optional();
    }

    Optional<Long> newestVersion(long tenantId) {
        return jdbc.sql("select max(version) from revision where tenant_id = ?")
                .param(tenantId)
                .query((row, number) -> row.getObject(1, Long.class))
                .optional();
    }

    /** What rebuilds a version: the newest snapshot up to it and the patches since, oldest first. */
    List<Step> stepsTo(long tenantId, long version) {
        return jdbc.sql("select " + STEP + " from revision where tenant_id = :tenant and version <= :version"
                        + " and version >= (select version from revision where tenant_id = :tenant"
                        + "     and version <= :version and snapshot is not null order by version desc limit 1)"
                        + " order by version")
                .param("tenant", tenantId)
                .param("version", version)
                .query(RevisionTable::step)
                .list();
    }

    /** This version, if it is there, and what follows it, oldest first. */
    List<Step> stepsFrom(long tenantId, long version, int most) {
        return jdbc.sql("select " + STEP + " from revision where tenant_id = ? and version >= ?"
                        + " order by version limit ?")
                .params(tenantId, version, most)
                .query(RevisionTable::step)
                .list();
    }

    /**
     * One step of a rebuild.
     *
     * @param snapshot the whole content, or null where a patch leads on
     * @param patch null beside a snapshot, and where the content stayed the same
     */
    record Step(
            long version,
            Instant createdAt,
            Writer writer,
            @Nullable Integer release,
            @Nullable String snapshot,
            @Nullable String patch,
            int replay) {}

    private static final String STEP =
            "version, created_at, writer_kind, writer_id, writer_name, release, snapshot, patch, replay";

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getLong("version"),
                createdAt(row),
                writer(row),
                row.getObject("release", Integer.class),
                row.getString("snapshot"),
                row.getString("patch"),
                row.getInt("replay"));
    }

    static Writer writer(ResultSet row) throws SQLException {
        return new Writer(
                WriterKind.of(row.getString("writer_kind")), row.getString("writer_id"), row.getString("writer_name"));
    }

    private static Instant createdAt(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }

    private static Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                row.getLong("version"),
                row.getLong("base_version"),
                RevisionKind.of(row.getString("kind")),
                createdAt(row),
                writer(row),
                row.getString("client"),
                List.of((String[]) row.getArray("changes").getArray()),
                overwrote(row.getArray("overwrote")),
                row.getObject("restored_from", Long.class),
                row.getObject("release", Integer.class));
    }

    private static List<Long> overwrote(java.sql.@Nullable Array versions) throws SQLException {
        return versions == null ? List.of() : List.of((Long[]) versions.getArray());
    }
}
