package dev.stet.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of every draft. */
@Repository
class RevisionTable {

    private static final String COLUMNS = """
            version, base_version, kind, created_at, writer_kind, writer_id, writer_name, client, changes, overwrote,
            restored_from, release
            """;

    private final JdbcClient jdbc;

    RevisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Those after a version, newest first. */
    List<Revision> newestAfter(long tenantId, long version, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from revision where tenant_id = ? and version > ? order by version desc limit ?")
                .params(tenantId, version, most)
                .query(RevisionTable::revision)
                .list();
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

    /** Those that made a release, newest first. */
    List<Revision> releases(long tenantId, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from revision where tenant_id = ? and release is not null order by release desc limit ?")
                .params(tenantId, most)
                .query(RevisionTable::revision)
                .list();
    }

    Optional<Revision> release(long tenantId, int number) {
        return jdbc.sql("select " + COLUMNS + " from revision where tenant_id = ? and release = ?")
                .params(tenantId, number)
                .query(RevisionTable::revision)
                .optional();
    }

    /** What rebuilds a version: the newest snapshot up to it and the patches since, oldest first. */
    List<Step> stepsTo(long tenantId, long version) {
        return jdbc.sql("""
                        select version, snapshot, patch from revision
                        where tenant_id = :tenant and version <= :version and version >= (
                            select max(version) from revision
                            where tenant_id = :tenant and version <= :version and snapshot is not null)
                        order by version
                        """)
                .param("tenant", tenantId)
                .param("version", version)
                .query((row, number) ->
                        new Step(row.getLong("version"), row.getString("snapshot"), row.getString("patch")))
                .list();
    }

    /** One step of a rebuild: a snapshot, a patch, or neither where the content stayed the same. */
    record Step(
            long version,
            @Nullable String snapshot,
            @Nullable String patch) {}

    private static Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                row.getLong("version"),
                row.getLong("base_version"),
                RevisionKind.of(row.getString("kind")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                DraftTable.writer(row),
                row.getString("client"),
                List.of((String[]) row.getArray("changes").getArray()),
                List.of((Long[]) row.getArray("overwrote").getArray()),
                row.getObject("restored_from", Long.class),
                row.getObject("release", Integer.class));
    }
}
