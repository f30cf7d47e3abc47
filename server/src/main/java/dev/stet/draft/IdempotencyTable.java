package dev.stet.draft;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What became of requests that carried a key. Refusals are kept too: a delayed duplicate of a refused save must not be
 * merged later, when its writer has long decided otherwise.
 */
@Repository
class IdempotencyTable {

    private final JdbcClient jdbc;

    IdempotencyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Past> find(long tenantId, String key) {
        return jdbc.sql("select payload_hash, outcome, version from idempotency_key where tenant_id = ? and key = ?")
                .params(tenantId, key)
                .query((row, number) -> new Past(
                        row.getBytes("payload_hash"), row.getString("outcome"), row.getObject("version", Long.class)))
                .optional();
    }

    void recordUnchanged(long tenantId, IdempotencyKey key, long version) {
        insert(tenantId, key, Outcome.UNCHANGED.code(), version);
    }

    void recordRefused(long tenantId, IdempotencyKey key) {
        insert(tenantId, key, Past.REFUSED, null);
    }

    /** Forgets some of the keys from before a time; gives how many. */
    int forget(long tenantId, Instant before, int most) {
        return jdbc.sql("""
                        delete from idempotency_key where tenant_id = :tenant and key in (
                            select key from idempotency_key
                            where tenant_id = :tenant and created_at < :before limit :most)
                        """)
                .param("tenant", tenantId)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    private void insert(long tenantId, IdempotencyKey key, String outcome, @Nullable Long version) {
        jdbc.sql("insert into idempotency_key (tenant_id, key, payload_hash, outcome, version) values (?, ?, ?, ?, ?)")
                .param(tenantId)
                .param(key.key())
                .param(key.payloadHash())
                .param(outcome)
                .param(version)
                .update();
    }

    /**
     * What a key stands for.
     *
     * @param version the version made or met; null when refused
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with MessageDigest.isEqual only
    record Past(
            byte[] payloadHash, String outcome, @Nullable Long version) {
        static final String REFUSED = "refused";

        Outcome accepted() {
            return Outcome.valueOf(outcome.toUpperCase(Locale.ROOT));
        }
    }
}
