package dev.stet.account.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.account.WriterKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry, as it is answered.
 *
 * @param from the network address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEntry(
        long id,
        Instant at,
        String action,
        @Nullable By by,
        @Nullable String about,
        @Nullable String from,
        @Nullable Long version) {

    record By(WriterKind kind, String name) {}
}
