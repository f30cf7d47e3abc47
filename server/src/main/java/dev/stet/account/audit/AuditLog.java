package dev.stet.account.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.account.AuditEvent;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.database.Ids;
import dev.stet.database.TenantTransactions;
import io.github.bucket4j.Bucket;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The table of what happened, by business. */
@Repository
class AuditLog {

    /** Wrong passwords that are entered for one business: at once, and one more each time that this has passed. */
    private static final int FAILURES_AT_ONCE = 100;

    private static final Duration ONE_MORE_FAILURE = Duration.ofSeconds(10);

    private static final int LONGEST_ABOUT = 300;

    private final TenantTransactions transactions;
    private final Cache<Long, Bucket> failures = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    AuditLog(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** In the transaction under way: what happened and its entry are there together, or neither is. */
    @EventListener
    void on(AuditEvent event) {
        String source = source();
        SecurityLog.write(event, source);
        if (event.tenantId() >= 0 && mayBeEntered(event)) {
            transactions.inTenant(event.tenantId(), db -> insert(db, event, source));
        }
    }

    /** Strangers must not fill the database with their failures. */
    private boolean mayBeEntered(AuditEvent event) {
        return event.action() != AuditEvent.Action.SIGN_IN_FAILED
                || failures.get(
                                event.tenantId(),
                                tenant -> Bucket.builder()
                                        .addLimit(limit ->
                                                limit.capacity(FAILURES_AT_ONCE).refillGreedy(1, ONE_MORE_FAILURE))
                                        .build())
                        .tryConsume(1);
    }

    private static int insert(JdbcClient db, AuditEvent event, @Nullable String source) {
        Writer by = event.by();
        String about = event.about();
        return db.sql("""
                        insert into audit_entry (tenant_id, entry_id, action, by_kind, by_id, by_name, about, source, version)
                        values (:tenant, :id, :action, :kind, :by, :name, :about, :source, :version)
                        on conflict (tenant_id, version) do nothing
                        """)
                .param("tenant", event.tenantId())
                .param("id", Ids.next())
                .param("action", event.action().code())
                .param("kind", by == null ? null : by.kind().code())
                .param("by", by == null ? null : by.id())
                .param("name", by == null ? null : by.name())
                .param(
                        "about",
                        about == null || about.length() <= LONGEST_ABOUT ? about : about.substring(0, LONGEST_ABOUT))
                .param("source", source)
                .param("version", event.version())
                .update();
    }

    /** The network address of the request that this thread answers. */
    private static @Nullable String source() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }

    /** The entries before one, the newest first. */
    List<AuditEntry> before(long tenantId, long id, int most) {
        return transactions.inTenant(
                tenantId,
                db -> db.sql("select entry_id, at, action, by_kind, by_name, about, source, version from audit_entry"
                                + " where tenant_id = ? and entry_id < ? order by entry_id desc limit ?")
                        .params(tenantId, id, most)
                        .query(AuditLog::entry)
                        .list());
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        String kind = row.getString("by_kind");
        return new AuditEntry(
                row.getLong("entry_id"),
                row.getTimestamp("at").toInstant(),
                row.getString("action"),
                kind == null ? null : new AuditEntry.By(WriterKind.of(kind), row.getString("by_name")),
                row.getString("about"),
                row.getString("source"),
                row.getObject("version", Long.class));
    }

    /** Forgets entries of this tenant that are older than the policy asks for. */
    int forget(long tenantId) {
        return transactions.inTenant(
                tenantId,
                db -> db.sql("delete from audit_entry where tenant_id = ? and at < now() - interval '400 days'")
                        .param(tenantId)
                        .update());
    }
}
