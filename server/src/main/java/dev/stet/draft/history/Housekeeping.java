package dev.stet.draft.history;

import dev.stet.database.TenantTransactions;
import dev.stet.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done once a day for every tenant, in small steps that keep no save waiting. */
@Component
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final int TENANTS_AT_ONCE = 1_000;
    private static final int KEYS_AT_ONCE = 1_000;

    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final RequestOutcomes keys;
    private final Thinning thinning;
    private final Clock clock;
    private final Duration keepKeys;

    Housekeeping(
            Tenants tenants,
            TenantTransactions transactions,
            RequestOutcomes keys,
            Thinning thinning,
            Clock clock,
            @Value("${stet.history.keep-keys}") Duration keepKeys) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.keys = keys;
        this.thinning = thinning;
        this.clock = clock;
        this.keepKeys = keepKeys;
    }

    @Scheduled(
            initialDelayString = "${stet.history.first-housekeeping}",
            fixedDelayString = "${stet.history.housekeeping}")
    void keepHouse() {
        keepHouse(clock.instant());
    }

    void keepHouse(Instant now) {
        List<Long> ids = tenants.idsAfter(0, TENANTS_AT_ONCE);
        while (!ids.isEmpty()) {
            ids.forEach(id -> keepHouse(id, now));
            ids = tenants.idsAfter(ids.getLast(), TENANTS_AT_ONCE);
        }
    }

    /** What fails for one tenant is tried again tomorrow, and is nothing to the others. */
    private void keepHouse(long tenantId, Instant now) {
        try {
            forgetKeys(tenantId, now.minus(keepKeys));
            thinning.thin(tenantId, now);
        } catch (RuntimeException e) {
            log.warn("Housekeeping for tenant {} failed", tenantId, e);
        }
    }

    /** A client that retries for longer than this has given up, or is wrong. */
    private void forgetKeys(long tenantId, Instant before) {
        int forgotten;
        do {
            forgotten = transactions.inTenant(tenantId, db -> keys.forget(tenantId, before, KEYS_AT_ONCE));
        } while (forgotten == KEYS_AT_ONCE);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Schedule {}
}
