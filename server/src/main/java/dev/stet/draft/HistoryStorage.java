package dev.stet.draft;

import dev.stet.database.TenantTransactions;
import dev.stet.http.StorageUse;
import org.springframework.stereotype.Component;

/** What a tenant's history takes, as stored: compressed, and without reading it. */
@Component
class HistoryStorage implements StorageUse.Source {

    private static final String USE = """
            select (select coalesce(sum(pg_column_size(revision.*)), 0) from revision where tenant_id = ?)
                 + (select coalesce(sum(pg_column_size(idempotency_key.*)), 0) from idempotency_key where tenant_id = ?)
                   as bytes,
                   coalesce((select octet_length(snapshot) from revision where tenant_id = ? and snapshot is not null
                              order by version desc limit 1), 0) as content_bytes
            """;

    private final TenantTransactions transactions;

    HistoryStorage(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public StorageUse of(long tenantId) {
        return transactions.inTenant(
                tenantId,
                db -> db.sql(USE)
                        .params(tenantId, tenantId, tenantId)
                        .query((row, number) -> new StorageUse(row.getLong("bytes"), row.getLong("content_bytes")))
                        .single());
    }
}
