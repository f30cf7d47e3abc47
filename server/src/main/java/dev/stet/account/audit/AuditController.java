package dev.stet.account.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.account.Caller;
import dev.stet.http.PageLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log over HTTP, for owners. */
@RestController
class AuditController {

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    /** @param next the {@code before} of the next page; absent at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<AuditEntry> entries, @Nullable Long next) {}

    @GetMapping("/api/v1/tenants/{slug}/audit")
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        PageLimit.check(limit);
        List<AuditEntry> found = log.before(caller.tenant().id(), before == null ? Long.MAX_VALUE : before, limit);
        return new Page(found, found.size() < limit ? null : found.getLast().id());
    }
}
