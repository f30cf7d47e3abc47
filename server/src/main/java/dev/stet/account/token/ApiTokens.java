package dev.stet.account.token;

import dev.stet.account.AccessRevoked;
import dev.stet.account.AuditEvent;
import dev.stet.account.Caller;
import dev.stet.account.Scope;
import dev.stet.account.Writer;
import dev.stet.account.secret.Revocations;
import dev.stet.account.secret.Secrets;
import dev.stet.database.Ids;
import dev.stet.database.TenantTransactions;
import dev.stet.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of API tokens. Only their hashes are kept. */
@Repository
public class ApiTokens {

    private static final String COLUMNS = "token_id, name, scope, created_at, expires_at, last_used_at";

    private final TenantTransactions transactions;
    private final RevocationCount count;
    private final Revocations revocations;
    private final ApplicationEventPublisher events;

    ApiTokens(
            TenantTransactions transactions,
            RevocationCount count,
            Revocations revocations,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.count = count;
        this.revocations = revocations;
        this.events = events;
    }

    /**
     * A token to be made.
     *
     * @param expiresAt null for one that holds for good
     * @param createdBy the kind and id of whoever makes it
     */
    public record Wanted(String name, Scope scope, @Nullable Instant expiresAt, String createdBy) {}

    /** A token just made, and its secret. */
    public record Issued(ApiToken token, String secret) {}

    /** At most once a minute; false when it was noted within the last. */
    boolean noteUse(Caller caller) {
        long tenantId = caller.tenant().id();
        return transactions.inTenant(
                        tenantId,
                        db -> db.sql("update api_token set last_used_at = now() where tenant_id = ? and token_id = ?"
                                        + " and coalesce(last_used_at < now() - interval '1 minute', true)")
                                .params(tenantId, Long.parseLong(caller.writer().id()))
                                .update())
                > 0;
    }

    /** The tokens that nobody revoked, the newest first; some may have expired. */
    List<ApiToken> list(Tenant tenant) {
        return transactions.inTenant(
                tenant.id(),
                db -> db.sql("select " + COLUMNS + " from api_token"
                                + " where tenant_id = ? and revoked_at is null order by token_id desc")
                        .param(tenant.id())
                        .query(ApiTokens::token)
                        .list());
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getString("token_id"),
                row.getString("name"),
                Scope.of(row.getString("scope")),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** Makes a token. Nobody can read its secret again. */
    public Issued create(Tenant tenant, Wanted wanted, Writer by) {
        TokenSecret secret = TokenSecret.fresh(tenant.id());
        return transactions.inTenant(tenant.id(), db -> {
            ApiToken token = insert(db, tenant, wanted, secret.hash());
            String about = token.name() + " (" + token.scope().code() + ")";
            events.publishEvent(new AuditEvent(tenant.id(), AuditEvent.Action.TOKEN_CREATED, by, about));
            return new Issued(token, secret.text());
        });
    }

    private static ApiToken insert(JdbcClient db, Tenant tenant, Wanted wanted, String hash) {
        Instant expiry = wanted.expiresAt();
        return db.sql("insert into api_token (tenant_id, token_id, name, scope, expires_at, created_by, token_hash)"
                        + " values (:tenant, :id, :name, :scope, :expires, :by, decode(:hash, 'hex'))"
                        + " on conflict (tenant_id, token_hash) do update set revoked_at = null"
                        + " returning " + COLUMNS)
                .param("tenant", tenant.id())
                .param("id", Ids.next())
                .param("name", wanted.name())
                .param("scope", wanted.scope().code())
                .param(
                        "expires",
                        expiry == null ? null : expiry.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", wanted.createdBy())
                .param("hash", hash)
                .query(ApiTokens::token)
                .single();
    }

    /** Ends the token, at once on this node. False when the tenant has no valid token of this id. */
    boolean revoke(Tenant tenant, long id, Writer by) {
        return revokeWhere(tenant, by, "token_id = ?", id) > 0;
    }

    /** Ends all tokens of the tenant. */
    public int revokeAll(Tenant tenant) {
        return revokeWhere(tenant, Writer.SYSTEM, "token_id <> ?", 0L);
    }

    /** Makes the given text the only token made by {@code createdBy}, or leaves none when it is null. */
    public void keepOnly(Tenant tenant, Wanted wanted, @Nullable String secret) {
        String hash = secret == null ? "" : Secrets.hash(secret);
        revokeWhere(
                tenant, Writer.SYSTEM, "created_by = ? and token_hash <> decode(?, 'hex')", wanted.createdBy(), hash);
        if (secret != null) {
            transactions.inTenant(tenant.id(), db -> insert(db, tenant, wanted, hash));
        }
    }

    private int revokeWhere(Tenant tenant, Writer by, String condition, Object... values) {
        int revoked = transactions.inTenant(tenant.id(), db -> {
            List<ApiToken> ended = db.sql(
                            "update api_token set revoked_at = now() where tenant_id = ? and revoked_at is null"
                                    + " and " + condition + " returning " + COLUMNS)
                    .param(tenant.id())
                    .params(values)
                    .query(ApiTokens::token)
                    .list();
            if (!ended.isEmpty()) {
                count.increase();
            }
            ended.forEach(token -> {
                revocations.tell(new AccessRevoked(tenant.id(), AccessRevoked.Kind.TOKEN, token.id()));
                events.publishEvent(new AuditEvent(tenant.id(), AuditEvent.Action.TOKEN_REVOKED, by, token.name()));
            });
            return ended.size();
        });
        count.hasIncreased();
        return revoked;
    }
}
