package dev.stet.publishing;

import dev.stet.account.AuditEvent;
import dev.stet.account.AuditEvent.Action;
import dev.stet.draft.DraftRestored;
import dev.stet.draft.Restoration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the audit log of publications and restorations, whichever door they came through. */
@Component
class AuditedDecisions {

    private static final Logger log = LoggerFactory.getLogger(AuditedDecisions.class);

    private final ApplicationEventPublisher events;

    AuditedDecisions(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** The change is committed by now: that it can't be entered must not make it look failed. */
    @EventListener
    void on(DraftRestored restored) {
        AuditEvent event = event(restored);
        try {
            events.publishEvent(event);
        } catch (RuntimeException e) {
            log.error("This could not be entered in the audit log: {}", event, e);
        }
    }

    private static AuditEvent event(DraftRestored restored) {
        String release = restored.published() == null
                ? ""
                : "release " + restored.published().release();
        return switch (restored.restoration()) {
            case Restoration.Publish publish -> event(restored, Action.PUBLISHED, release);
            case Restoration.Discard discard -> event(restored, Action.DRAFT_DISCARDED, "");
            case Restoration.OfVersion of -> event(restored, Action.VERSION_RESTORED, "version " + of.version());
            case Restoration.OfRelease of ->
                event(restored, Action.RELEASE_RESTORED, "release " + of.release() + " as " + release);
        };
    }

    private static AuditEvent event(DraftRestored restored, Action action, String about) {
        return new AuditEvent(
                restored.tenantId(), action, restored.writer(), about.isEmpty() ? null : about, restored.version());
    }
}
