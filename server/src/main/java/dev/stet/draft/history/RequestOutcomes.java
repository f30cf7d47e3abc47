package dev.stet.draft.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What became of requests that carried a key. An accepted one has its key in the revision that it made; the others are
 * kept here. Refusals are kept, too: a delayed duplicate of a refused save must not be merged later, when its writer has
 * long decided otherwise.
 */
@Repository
class RequestOutcomes {

    private final JdbcClient jdbc;

    RequestOutcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Past> find(long tenantId, String key) {
        return jdbc.sql("""
                        select payload_hash, version, true as made from revision
                        where tenant_id = :tenant and idempotency_key = :key
                        union all
                        select payload_hash, version, false from idempotency_key
                        where tenant_id = :tenant and key = :key
                        limit 1
                        """)
                .param("tenant", tenantId)
                .param("key", key)
                .query((row, number) -> new Past(
                        row.getBytes("payload_hash"), row.getObject("version", Long.class), row.getBoolean("made")))
                .optional();
    }

    /** @param version the one that was met, null for a refusal */
    void record(long tenantId, IdempotencyKey key, @Nullable Long version, Instant now) {
        jdbc.sql("""
                        insert into idempotency_key (tenant_id, key, payload_hash, version, created_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .param(tenantId)
                .param(key.key())
                .param(key.payloadHash())
                .param(version)
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
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
}
