package dev.stet.tenant;

import dev.stet.database.Ids;
import dev.stet.database.TenantTransactions;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The businesses that this server hosts. */
@Repository
public class Tenants {

    private static final String COLUMNS = "tenant_id as id, slug, name";

    private final TenantTransactions transactions;
    private final ApplicationEventPublisher events;
    private final boolean isDemo;

    Tenants(TenantTransactions transactions, ApplicationEventPublisher events, @Value("${stet.demo}") boolean isDemo) {
        this.transactions = transactions;
        this.events = events;
        this.isDemo = isDemo;
    }

    /** The business of this slug. The demo's is not there for a server that is no demo. */
    public Optional<Tenant> findBySlug(String slug) {
        return find(slug, isDemo ? "true" : "not demo");
    }

    /** The business of this slug, if demo mode made it; also on a server that is no demo any more. */
    public Optional<Tenant> findDemo(String slug) {
        return find(slug, "demo");
    }

    private Optional<Tenant> find(String slug, String condition) {
        return transactions.with(
                "stet.slug",
                slug,
                db -> db.sql("select " + COLUMNS + " from tenant where slug = ? and " + condition)
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
            db.sql("insert into tenant (tenant_id, slug, name, demo) values (?, ?, ?, ?)")
                    .params(id, slug, name, demo)
                    .update();
            Tenant tenant = new Tenant(id, slug, name);
            events.publishEvent(new TenantCreated(tenant, demo));
            return tenant;
        });
    }
}
