package dev.stet.account.member;

import dev.stet.account.AccessRevoked;
import dev.stet.account.AuditEvent;
import dev.stet.account.Caller;
import dev.stet.account.Role;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.account.secret.Revocations;
import dev.stet.database.Ids;
import dev.stet.database.OneRoundTrip;
import dev.stet.database.TenantTransactions;
import dev.stet.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;

/** The people of a tenant. */
@Repository
public class Members {

    private static final String CALLER = """
            select tenant_id, slug, tenant.name as tenant_name, member_id, member.name as member_name, role,
                   email
              from member join tenant using (tenant_id)
             where tenant_id = ? and member_id = ?
            """;

    private final OneRoundTrip database;
    private final TenantTransactions transactions;
    private final Revocations revocations;
    private final ApplicationEventPublisher events;

    Members(
            OneRoundTrip database,
            TenantTransactions transactions,
            Revocations revocations,
            ApplicationEventPublisher events) {
        this.database = database;
        this.transactions = transactions;
        this.revocations = revocations;
        this.events = events;
    }

    /** The member as a caller, as of now; empty when the member was removed. */
    public Optional<Caller> caller(long tenantId, long memberId) {
        return database.inTenant(tenantId, CALLER, Members::caller, tenantId, memberId);
    }

    private static Caller caller(ResultSet row, int number) throws SQLException {
        Tenant tenant = new Tenant(row.getLong("tenant_id"), row.getString("slug"), row.getString("tenant_name"));
        Writer writer = new Writer(WriterKind.PERSON, row.getString("member_id"), row.getString("member_name"));
        return new Caller(tenant, writer, Role.of(row.getString("role")).scope(), row.getString("email"));
    }

    public Optional<Member> byEmail(Tenant tenant, String email) {
        return find(tenant, "email = ?", normal(email));
    }

    public Optional<Member> byId(Tenant tenant, long id) {
        return find(tenant, "member_id = ?", id);
    }

    private Optional<Member> find(Tenant tenant, String condition, Object value) {
        return transactions.inTenant(
                tenant.id(),
                db -> db.sql("select member_id, email, name, role, password_hash from member where tenant_id = ? and "
                                + condition)
                        .params(tenant.id(), value)
                        .query(Members::member)
                        .optional());
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getLong("member_id"),
                row.getString("email"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getString("password_hash"));
    }

    /** Adds a member; one with this address already gets the name, role and password given. Returns the id. */
    public long put(Tenant tenant, String email, String name, Role role, String passwordHash) {
        return transactions.inTenant(
                tenant.id(),
                db -> db.sql("insert into member (tenant_id, member_id, email, name, role, password_hash)"
                                + " values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (tenant_id, email) do update set name = excluded.name,"
                                + " role = excluded.role, password_hash = excluded.password_hash returning member_id")
                        .params(tenant.id(), Ids.next(), normal(email), name, role.code(), passwordHash)
                        .query(Long.class)
                        .single());
    }

    /** Keeps a new hash of the same password, unless the password has changed meanwhile. */
    public void rehash(Tenant tenant, Member member, String hash) {
        transactions.inTenant(
                tenant.id(),
                db -> db.sql("update member set password_hash = ? where tenant_id = ? and member_id = ?"
                                + " and password_hash = ?")
                        .params(hash, tenant.id(), member.id(), member.passwordHash())
                        .update());
    }

    /** Removes every member. */
    public int removeAll(Tenant tenant) {
        return removeWhere(tenant, "member_id <> ?", 0);
    }

    /** Takes away the member's access, at once on every node. */
    public boolean remove(Tenant tenant, long memberId) {
        return removeWhere(tenant, "member_id = ?", memberId) > 0;
    }

    private int removeWhere(Tenant tenant, String condition, long id) {
        return transactions.inTenant(tenant.id(), db -> {
            List<Member> removed = db.sql("delete from member where tenant_id = ? and " + condition
                            + " returning member_id, email, name, role, password_hash")
                    .params(tenant.id(), id)
                    .query(Members::member)
                    .list();
            removed.forEach(member -> {
                String who = Long.toString(member.id());
                revocations.tell(new AccessRevoked(tenant.id(), AccessRevoked.Kind.MEMBER, who));
                events.publishEvent(
                        new AuditEvent(tenant.id(), AuditEvent.Action.MEMBER_REMOVED, Writer.SYSTEM, member.email()));
            });
            return removed.size();
        });
    }

    /** As addresses are kept: however they are typed, they are one. */
    public static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
