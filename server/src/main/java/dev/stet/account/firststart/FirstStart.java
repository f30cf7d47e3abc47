package dev.stet.account.firststart;

import dev.stet.account.AuditEvent;
import dev.stet.account.Role;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.account.member.Members;
import dev.stet.account.member.Passwords;
import dev.stet.account.secret.Secrets;
import dev.stet.database.TenantTransactions;
import dev.stet.tenant.Tenant;
import dev.stet.tenant.Tenants;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the first tenant and its owner, for whoever has the code that the first start prints. A code is good once, and
 * for a day; when it was used, all others are worth nothing too. Only its hash is kept.
 */
@Service
class FirstStart {

    private static final String VALID = "code_hash = decode(?, 'hex') and created_at > now() - interval '1 day'";

    private final TenantTransactions transactions;
    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final Members members;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;

    FirstStart(
            TenantTransactions transactions,
            JdbcClient jdbc,
            Tenants tenants,
            Members members,
            Passwords passwords,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.members = members;
        this.passwords = passwords;
        this.events = events;
    }

    /** A new code, if there is no tenant yet beside the demo's. */
    @Transactional
    Optional<String> offer() {
        jdbc.sql("delete from setup_code where created_at < now() - interval '1 day'")
                .update();
        if (hasTenant()) {
            return Optional.empty();
        }
        String code = Secrets.random();
        jdbc.sql("insert into setup_code (code_hash) values (decode(?, 'hex'))")
                .param(Secrets.hash(code))
                .update();
        return Optional.of(code);
    }

    private boolean hasTenant() {
        return transactions.with(
                "stet.first_start",
                "on",
                db -> db.sql("select exists (select from tenant where not demo)")
                        .query(Boolean.class)
                        .single());
    }

    boolean isValid(String code) {
        return jdbc.sql("select exists (select from setup_code where " + VALID + ")")
                .param(Secrets.hash(code))
                .query(Boolean.class)
                .single();
    }

    /** What was made. */
    record Made(Tenant tenant, long ownerId) {}

    /**
     * Uses up the code. Empty when it is not valid, or was used by another request at this very moment.
     *
     * @throws DuplicateKeyException when the slug is taken; the code stays valid
     */
    @Transactional
    Optional<Made> use(String code, SetupForm form) {
        int used = jdbc.sql("delete from setup_code where " + VALID)
                .param(Secrets.hash(code))
                .update();
        if (used == 0) {
            return Optional.empty();
        }
        jdbc.sql("delete from setup_code").update();
        Tenant tenant = tenants.create(form.slug(), form.business());
        long owner = members.put(tenant, form.email(), form.name(), Role.OWNER, passwords.hash(form.password()));
        Writer by = new Writer(WriterKind.PERSON, Long.toString(owner), form.name());
        events.publishEvent(new AuditEvent(tenant.id(), AuditEvent.Action.BUSINESS_CREATED, by, tenant.name()));
        return Optional.of(new Made(tenant, owner));
    }
}
