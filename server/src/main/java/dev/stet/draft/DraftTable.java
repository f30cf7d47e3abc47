package dev.stet.draft;

import static java.util.stream.Collectors.joining;

import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The current drafts, and the one statement that changes them. */
@Repository
class DraftTable {

    private static final String SELECT = """
            select version, content, updated_at, writer_kind, writer_id, writer_name, release, release_version
            from draft where tenant_id = :tenant
            """;

    /**
     * Compare and set, history and idempotency in one round trip; the count of revisions inserted says whether it
     * happened. The setting makes the tenant's rows visible; both statements are one transaction. Nobody waits for a
     * draft that another transaction has locked: those who go in one transaction would all wait. A key that was used is
     * found by its index, whatever the planner has heard of the table's size. The time is the clock's, not the
     * transaction's, which may have begun before its predecessor committed.
     *
     * <p>The setting's answer is a boolean, whose size the driver knows: it would wait for an answer of any size before
     * it sends the rest, and the transaction would end there.
     */
    private static final ParsedSql APPEND = NamedParameterUtils.parseSqlStatement("""
            select set_config('stet.tenant', :tenantText, true) is null;
            with free as (
                select tenant_id from draft where tenant_id = :tenant and version = :version - 1
                for update of draft skip locked
            ), keyed as (
                insert into idempotency_key (tenant_id, key, payload_hash, outcome, version)
                select tenant_id, :key, :payloadHash, :outcome, :version from free where :key::text is not null
                on conflict do nothing
                returning tenant_id
            ), saved as (
                update draft
                set version = version + 1, content = :content, updated_at = clock_timestamp(),
                    writer_kind = :writerKind, writer_id = :writerId, writer_name = :writerName,
                    release = coalesce(:release::integer, release),
                    release_version =
                        case when :release::integer is null then release_version else version + 1 end
                where tenant_id =
                    (select tenant_id from free where :key::text is null union all select tenant_id from keyed)
                returning version, updated_at
            )
            insert into revision (tenant_id, version, base_version, kind, created_at, writer_kind, writer_id,
                writer_name, client, patch, snapshot, changes, overwrote, restored_from, release)
            select :tenant, version, :baseVersion, :kind, updated_at, :writerKind, :writerId,
                :writerName, :client, :patch, :snapshot, :changes, :overwrote, :restoredFrom::bigint,
                :release::integer
            from saved
            """);

    private final NamedParameterJdbcTemplate jdbc;

    DraftTable(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Draft> find(long tenantId) {
        return select(SELECT, tenantId);
    }

    /** Waits for the changes under way on this draft and keeps others out until the transaction ends. */
    Optional<Draft> lock(long tenantId) {
        return select(SELECT + "for update", tenantId);
    }

    Optional<Standing> standing(long tenantId) {
        String sql = "select version, release, release_version from draft where tenant_id = :tenant";
        return jdbc
                .query(
                        sql,
                        new MapSqlParameterSource("tenant", tenantId),
                        (row, number) -> new Standing(row.getLong("version"), published(row)))
                .stream()
                .findFirst();
    }

    /** The same lock without reading the content. */
    void lockVersion(long tenantId) {
        String sql = "select version from draft where tenant_id = :tenant for update";
        jdbc.queryForList(sql, new MapSqlParameterSource("tenant", tenantId));
    }

    Optional<Published> published(long tenantId) {
        String sql = "select release, release_version from draft where tenant_id = :tenant and release is not null";
        return jdbc
                .query(
                        sql,
                        new MapSqlParameterSource("tenant", tenantId),
                        (row, number) -> new Published(row.getInt("release"), row.getLong("release_version")))
                .stream()
                .findFirst();
    }

    private Optional<Draft> select(String sql, long tenantId) {
        return jdbc.query(sql, new MapSqlParameterSource("tenant", tenantId), DraftTable::draft).stream()
                .findFirst();
    }

    /** Makes the first draft of a tenant, at version 0, with its revision; gives the number of revisions: 1. */
    int create(long tenantId, Content content, Writer writer) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("tenant", tenantId)
                .addValue("content", content.text())
                .addValue("writerKind", writer.kind().code())
                .addValue("writerId", writer.id())
                .addValue("writerName", writer.name());
        return jdbc.update("""
                with created as (
                    insert into draft (tenant_id, version, content, updated_at, writer_kind, writer_id, writer_name)
                    values (:tenant, 0, :content, clock_timestamp(), :writerKind, :writerId, :writerName)
                    returning updated_at
                )
                insert into revision (tenant_id, version, base_version, kind, created_at, writer_kind, writer_id,
                    writer_name, snapshot, changes)
                select :tenant, 0, 0, 'created', updated_at, :writerKind, :writerId, :writerName, :content, '{}'
                from created
                """, parameters);
    }

    /** A change, and the revision that it makes. */
    record Append(Change change, NextRevision next) {}

    /**
     * Makes {@code next} the draft if its version follows the current one, nobody has locked the draft, and the change's
     * key is new. In a transaction of its own, unless one is under way.
     *
     * @return whether it did; false changes nothing
     */
    boolean append(Change change, NextRevision next) {
        return append(List.of(new Append(change, next))).getFirst();
    }

    /**
     * The same for several drafts, in one round trip and one transaction.
     *
     * @return for each whether it did
     */
    List<Boolean> append(List<Append> appends) {
        List<MapSqlParameterSource> parameters =
                appends.stream().map(DraftTable::parameters).toList();
        String sql = parameters.stream()
                .map(each -> NamedParameterUtils.substituteNamedParameters(APPEND, each))
                .collect(joining(";"));
        Object[] values = parameters.stream()
                .flatMap(each -> Arrays.stream(NamedParameterUtils.buildValueArray(APPEND, each, null)))
                .toArray();
        return jdbc.getJdbcOperations().execute(sql, (PreparedStatement statement) -> {
            new ArgumentPreparedStatementSetter(values).setValues(statement);
            return execute(statement, appends.size());
        });
    }

    private static MapSqlParameterSource parameters(Append append) {
        Change change = append.change();
        NextRevision next = append.next();
        Writer writer = change.writer();
        IdempotencyKey key = change.key();
        return new MapSqlParameterSource("tenant", change.tenantId())
                .addValue("tenantText", Long.toString(change.tenantId()))
                .addValue("version", next.version())
                .addValue("content", next.content().text())
                .addValue("writerKind", writer.kind().code())
                .addValue("writerId", writer.id())
                .addValue("writerName", writer.name())
                .addValue("release", next.release())
                .addValue("key", key == null ? null : key.key())
                .addValue("payloadHash", key == null ? null : key.payloadHash())
                .addValue("outcome", next.outcome().code())
                .addValue("baseVersion", next.baseVersion())
                .addValue("kind", next.kind().code())
                .addValue("client", change.client())
                .addValue("patch", next.patch())
                .addValue("snapshot", next.snapshot())
                .addValue("changes", new SqlArrayValue("text", next.changes().toArray()))
                .addValue(
                        "overwrote",
                        new SqlArrayValue("bigint", next.overwrote().toArray()))
                .addValue("restoredFrom", next.restoredFrom());
    }

    private static List<Boolean> execute(PreparedStatement appends, int count) throws SQLException {
        if (!appends.getConnection().getAutoCommit()
                && !TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("nobody would commit this: leave the pool's auto-commit on");
        }
        try {
            appends.execute();
        } catch (RuntimeException | Error e) {
            // some may be sent: whoever got this connection next would read their answers, and commit them
            appends.getConnection().abort(Runnable::run);
            throw e;
        }
        List<Boolean> done = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // each one's first result is the setting's; the second counts the revisions
            appends.getMoreResults();
            done.add(appends.getUpdateCount() == 1);
            appends.getMoreResults();
        }
        return done;
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getLong("version"),
                Content.ofCanonical(row.getString("content")),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                writer(row),
                published(row));
    }

    private static @Nullable Published published(ResultSet row) throws SQLException {
        Integer release = row.getObject("release", Integer.class);
        return release == null ? null : new Published(release, row.getLong("release_version"));
    }

    static Writer writer(ResultSet row) throws SQLException {
        return new Writer(
                WriterKind.of(row.getString("writer_kind")), row.getString("writer_id"), row.getString("writer_name"));
    }
}
