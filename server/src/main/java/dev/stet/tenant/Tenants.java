package dev.stet.tenant;

import dev.stet.database.Ids;
import dev.stet.database.TenantTransactions;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The businesses that this server hosts. */
@Repository
public class Tenants {

    private static final String COLUMNS = "tenant_id as id, slug, name";

    private final TenantTransactions transactions;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Tenants(TenantTransactions transactions, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.events = events;
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

    /** The next ids after one, ascending: for what is done for every tenant, for each within its own wall. */
    public List<Long> idsAfter(long id, int most) {
        return transactions.with(
                "stet.every_tenant",
                "on",
                db -> db.sql("select tenant_id from tenant where tenant_id > ? order by tenant_id limit ?")
                        .params(id, most)
                        .query(Long.class)
                        .list());
    }

    /**
     * Makes a tenant, in the caller's transaction; listeners of {@link TenantCreated} add what is theirs.
     *
     * @throws DuplicateKeyException when the slug is taken
     */
    @Transactional
    public Tenant create(String slug, String name) {
        return create(slug, name, false);
    }

    /** Makes the demo tenant; as {@link #create(String, String)} otherwise. */
    @Transactional
    public Tenant createDemo(String slug, String name) {
        return create(slug, name, true);
    }

    private Tenant create(String slug, String name, boolean demo) {
        // the row must be its own tenant's before it is written, or row-level security would refuse it
        long id = Ids.next();
        return transactions.inTenant(id, db -> {
            db.sql("insert into tenant (tenant_id, slug, name) values (?, ?, ?)")
                    .params(id, slug, name)
                    .update();
            Tenant tenant = new Tenant(id, slug, name);
            events.publishEvent(new TenantCreated(tenant, demo));
            return tenant;
        });
    }
}
