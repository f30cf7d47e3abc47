package dev.stet.account.audit;

import dev.stet.tenant.Tenants;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what happened more than 400 days ago: entries hold names and network addresses. */
@Component
class AuditRetention {

    private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);
    private static final int TENANTS_AT_ONCE = 1_000;

    private final Tenants tenants;
    private final AuditLog entries;

    AuditRetention(Tenants tenants, AuditLog entries) {
        this.tenants = tenants;
        this.entries = entries;
    }

    @Scheduled(
            initialDelayString = "${stet.history.first-housekeeping}",
            fixedDelayString = "${stet.history.housekeeping}")
    void forgetOldEntries() {
        List<Long> ids = tenants.idsAfter(0, TENANTS_AT_ONCE);
        while (!ids.isEmpty()) {
            ids.forEach(this::forget);
            ids = tenants.idsAfter(ids.getLast(), TENANTS_AT_ONCE);
        }
    }

    /** What fails for one tenant is tried again tomorrow, and is nothing to the others. */
    private void forget(long tenantId) {
        try {
            entries.forget(tenantId);
        } catch (RuntimeException e) {
            log.warn("The audit log of tenant {} was not thinned", tenantId, e);
        }
    }
}
