package dev.stet.tenant;

import dev.stet.database.TenantTransactions;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The businesses that this server hosts. */
@Repository
public class Tenants {

    private static final String COLUMNS = "tenant_id as id, slug, name";

    private final TenantTransactions transactions;
    private final JdbcClient jdbc;

    Tenants(TenantTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    public Optional<Tenant> findBySlug(String slug) {
        return transactions.with(
                "stet.slug",
                slug,
                db -> db.sql("select " + COLUMNS + " from tenant where slug = ?")
                        .param(slug)
                        .query(Tenant.class)
                        .optional());
    }

    public Optional<Tenant> find(long id) {
        return transactions.inTenant(
                id,
                db -> db.sql("select " + COLUMNS + " from tenant where tenant_id = ?")
                        .param(id)
                        .query(Tenant.class)
                        .optional());
    }

    /** Makes a tenant; its draft and members are made by whoever owns them, in the caller's transaction. */
    @Transactional
    public Tenant create(String slug, String name) {
        // the row must be its own tenant's before it is written, or row-level security would refuse it
        long id = jdbc.sql("select nextval(pg_get_serial_sequence('tenant', 'tenant_id'))")
                .query(Long.class)
                .single();
        return transactions.inTenant(id, db -> {
            db.sql("insert into tenant (tenant_id, slug, name) overriding system value values (?, ?, ?)")
                    .params(id, slug, name)
                    .update();
            return new Tenant(id, slug, name);
        });
    }
}
