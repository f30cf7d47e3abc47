package dev.stet.storefront;

import dev.stet.account.Writer;
import dev.stet.draft.Change;
import dev.stet.draft.Drafts;
import dev.stet.draft.Restoration;
import dev.stet.tenant.Tenant;
import dev.stet.tenant.TenantCreated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives each new tenant its draft, in the transaction that makes the tenant. */
@Component
class NewTenantDraft {

    private final Drafts drafts;

    NewTenantDraft(Drafts drafts) {
        this.drafts = drafts;
    }

    /** The demo is published, so that there is something to visit; others publish when they are ready. */
    @EventListener
    void begin(TenantCreated created) {
        Tenant tenant = created.tenant();
        if (created.demo()) {
            drafts.create(tenant.id(), StarterContent.demo(), Writer.SYSTEM);
            drafts.restore(
                    Change.restoring(tenant.id(), drafts.get(tenant.id()).version(), Writer.SYSTEM, null, null),
                    new Restoration.Publish());
        } else {
            drafts.create(tenant.id(), StarterContent.of(tenant.name()), Writer.SYSTEM);
        }
    }
}
