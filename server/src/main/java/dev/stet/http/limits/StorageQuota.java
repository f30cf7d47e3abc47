package dev.stet.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.http.StorageUse;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What each tenant has stored. The database is asked in the background, for one tenant after the other; in between, the
 * bodies that were sent are added, which is more than they take once compressed. So the quota is kept about, cheaply.
 */
@Component
class StorageQuota {

    private static final Logger log = LoggerFactory.getLogger(StorageQuota.class);

    private static final Duration ASKED_EVERY = Duration.ofMinutes(5);
    private static final long ASKED_AFTER_BYTES = 8 << 20;

    private final StorageUse.Source source;
    private final Executor background;
    private final long most;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final Cache<Long, Known> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    StorageQuota(
            StorageUse.Source source,
            @Qualifier("applicationTaskExecutor") Executor background,
            LimitSettings settings) {
        this.source = source;
        this.background = background;
        this.most = settings.storageOfTenant().toBytes();
    }

    /** A tenant's use, as of when the database was asked, and what was sent since. */
    private record Known(StorageUse use, long asOf, AtomicLong since) {
        static Known nothing() {
            return new Known(StorageUse.NONE, System.nanoTime() - ASKED_EVERY.toNanos(), new AtomicLong());
        }

        boolean isOld() {
            return System.nanoTime() - asOf >= ASKED_EVERY.toNanos() || since.get() >= ASKED_AFTER_BYTES;
        }
    }

    /** Of what the tenant may have, in percent. A tenant that nobody asked the database about yet has nothing. */
    int percent(long tenantId) {
        Known tenant = known(tenantId);
        return (int) Math.min(999, (tenant.use().bytes() + tenant.since().get()) * 100 / most);
    }

    long contentBytes(long tenantId) {
        return known(tenantId).use().contentBytes();
    }

    void add(long tenantId, long bytes) {
        known(tenantId).since().addAndGet(bytes);
    }

    long most() {
        return most;
    }

    private Known known(long tenantId) {
        Known tenant = known.get(tenantId, id -> Known.nothing());
        // one at a time: a thousand tenants after a start must not take all connections
        if (tenant.isOld() && asking.compareAndSet(false, true)) {
            try {
                background.execute(() -> ask(tenantId));
            } catch (RuntimeException stopping) {
                asking.set(false);
            }
        }
        return tenant;
    }

    private void ask(long tenantId) {
        long asOf = System.nanoTime();
        try {
            known.put(tenantId, new Known(source.of(tenantId), asOf, new AtomicLong()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("What a tenant has stored could not be counted: {}", e.toString());
        } finally {
            asking.set(false);
        }
    }
}
