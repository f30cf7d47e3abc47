package dev.stet.account.audit;

import dev.stet.account.AuditEvent;
import dev.stet.account.Writer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each event in one line to the server's log, under the name {@code dev.stet.security}. */
final class SecurityLog {

    private static final Logger log = LoggerFactory.getLogger("dev.stet.security");

    private SecurityLog() {}

    static void write(AuditEvent event, @Nullable String source) {
        // the logging's bound on lines of one kind goes by this text: each action is a kind
        log.info(event.action().code() + " {}", details(event, source));
    }

    /** Everything but the action, in one line, whatever was typed into a form. */
    static String details(AuditEvent event, @Nullable String source) {
        Writer by = event.by();
        return "tenant=%s by=%s about=\"%s\" from=%s"
                .formatted(
                        event.tenantId() < 0 ? "unknown" : event.tenantId(),
                        by == null ? "unknown" : by.kind().code() + ":" + by.id(),
                        event.about() == null ? "" : event.about().replaceAll("[\\p{Cntrl}\"\\p{Zl}\\p{Zp}]", " "),
                        source == null ? "here" : source);
    }
}
