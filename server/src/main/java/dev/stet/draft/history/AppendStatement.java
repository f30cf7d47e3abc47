package dev.stet.draft.history;

import static java.util.stream.Collectors.joining;

import dev.stet.account.Writer;
import dev.stet.database.TenantSetting;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The one statement that changes a draft: it appends a revision, if the draft is still at the expected version. */
@Repository
class AppendStatement {

    /**
     * The count of inserted rows decides. {@code having} refuses a revision whose predecessor is no longer the newest,
     * the primary key decides between two that come at once, and the unique key refuses the retry of a request. Only
     * revisions from the expected one on are looked at, however long the history is. The predecessor's time is compared,
     * too: should the database have lost versions that this node remembers, the same number can name another content.
     */
    private static final String APPEND = """
            insert into revision (tenant_id, version, base_version, kind, created_at, writer_kind, writer_id,
                writer_name, client, patch, snapshot, replay, changes, restored_from, release,
                idempotency_key, payload_hash)
            select :tenant, :version, :baseVersion, :kind, :createdAt, :writerKind, :writerId,
                :writerName, :client, :patch, :snapshot, :replay, :changes, :restoredFrom::bigint, :release::integer,
                :key, :payloadHash::bytea
            from revision
            where tenant_id = :tenant and version >= :expected%s
                and (:key::text is null or not exists (
                    select from idempotency_key where tenant_id = :tenant and key = :key))
            group by tenant_id
            having max(version) = :expected and max(created_at) = :expectedAt
            on conflict do nothing
            """;

    /**
     * The lock is tried, never waited for: the other drafts of a group would all wait for one that another node is
     * changing. A cluster refuses it in an insert; there, the primary key alone decides, and drafts do not go in groups.
     */
    private static final String UNLESS_UNDER_WAY = " and pg_try_advisory_xact_lock(:tenant)";

    private final NamedParameterJdbcTemplate jdbc;
    private final TenantSetting setting;
    private final ParsedSql append;
    /** By count of revisions: the text is always the same, and so are the statements that the driver has prepared. */
    private final Map<Integer, String> positional = new ConcurrentHashMap<>();

    AppendStatement(NamedParameterJdbcTemplate jdbc, TenantSetting setting) {
        this.jdbc = jdbc;
        this.setting = setting;
        this.append =
                NamedParameterUtils.parseSqlStatement(APPEND.formatted(setting.isOfCluster() ? "" : UNLESS_UNDER_WAY));
    }

    /** How many drafts may share a transaction. */
    int mostTogether() {
        return setting.isOfCluster() ? 1 : 16;
    }

    /** As {@link #append(List)}, for one. */
    boolean append(NewRevision revision) {
        return append(List.of(revision)).getFirst();
    }

    /**
     * Appends revisions of different drafts in one round trip and one transaction, each decided by itself. The
     * transaction is their own, unless one is under way.
     *
     * @return for each whether it was appended
     */
    List<Boolean> append(List<NewRevision> revisions) {
        List<MapSqlParameterSource> parameters =
                revisions.stream().map(AppendStatement::parameters).toList();
        List<Object> values = new ArrayList<>();
        for (MapSqlParameterSource each : parameters) {
            if (setting.bindsTenant()) {
                values.add(each.getValue("tenantText"));
            }
            Collections.addAll(values, NamedParameterUtils.buildValueArray(append, each, null));
        }
        String sql = setting.isOfCluster()
                ? one(revisions.getFirst())
                : positional.computeIfAbsent(
                        revisions.size(),
                        count -> revisions.stream().map(this::one).collect(joining(";")));
        return jdbc.getJdbcOperations().execute(sql, (PreparedStatement statement) -> {
            new ArgumentPreparedStatementSetter(values.toArray()).setValues(statement);
            return execute(statement, revisions.size());
        });
    }

    private String one(NewRevision revision) {
        return setting.sql(revision.tenantId(), "?") + ";"
                + NamedParameterUtils.substituteNamedParameters(append, null);
    }

    private static MapSqlParameterSource parameters(NewRevision next) {
        Writer writer = next.writer();
        IdempotencyKey key = next.key();
        return new MapSqlParameterSource("tenant", next.tenantId())
                .addValue("tenantText", Long.toString(next.tenantId()))
                .addValue("expected", next.before().version())
                .addValue("expectedAt", next.before().updatedAt().atOffset(ZoneOffset.UTC))
                .addValue("version", next.version())
                .addValue("baseVersion", next.baseVersion())
                .addValue("kind", next.kind().code())
                .addValue("createdAt", next.createdAt().atOffset(ZoneOffset.UTC))
                .addValue("writerKind", writer.kind().code())
                .addValue("writerId", writer.id())
                .addValue("writerName", writer.name())
                .addValue("client", next.client())
                .addValue("patch", next.snapshot() ? null : next.patch())
                .addValue("snapshot", next.snapshot() ? next.content().text() : null)
                .addValue("replay", next.replay())
                .addValue("changes", new SqlArrayValue("text", next.changes().toArray()))
                .addValue("restoredFrom", next.restoredFrom())
                .addValue("release", next.release())
                .addValue("key", key == null ? null : key.key())
                .addValue("payloadHash", key == null ? null : key.payloadHash());
    }

    private static List<Boolean> execute(PreparedStatement appends, int count) throws SQLException {
        if (!appends.getConnection().getAutoCommit()
                && !TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("nobody would commit this: leave the pool's auto-commit on");
        }
        try {
            appends.execute();
        } catch (RuntimeException | Error e) {
            // some statements may be sent: the next user of this connection would read their answers, and commit them
            appends.getConnection().abort(Runnable::run);
            throw e;
        }
        List<Boolean> done = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // the first result of each is the setting's; the second counts the revisions
            appends.getMoreResults();
            done.add(appends.getUpdateCount() == 1);
            appends.getMoreResults();
        }
        return done;
    }
}
