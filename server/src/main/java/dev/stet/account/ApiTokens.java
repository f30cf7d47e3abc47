package dev.stet.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.database.TenantTransactions;
import dev.stet.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * API tokens. Only their hashes are kept.
 *
 * <p>A token's caller is remembered for two seconds, so that a busy client costs no look-up per request. Revoking a
 * token holds at once on the node that does it, and within those two seconds on the others.
 */
@Repository
class ApiTokens {

    /** How long another node may go on accepting a token that was revoked. */
    static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** Marks our secrets, so that scanners of leaked ones know them; a demo token may be anything. */
    static final String PREFIX = "stet_";

    private static final String CALLER_BY_HASH = """
            select set_config('stet.token_hash', ?, true);
            select set_config('stet.tenant', tenant_id::text, true)
              from api_token where token_hash = decode(?, 'hex') and revoked_at is null;
            select tenant_id, slug, tenant.name as tenant_name, token_id, api_token.name as token_name
              from api_token join tenant using (tenant_id)
             where token_hash = decode(?, 'hex') and revoked_at is null
            """;

    private final OneRoundTrip database;
    private final TenantTransactions transactions;
    private final Cache<String, @Nullable Caller> callers;

    ApiTokens(OneRoundTrip database, TenantTransactions transactions) {
        this.database = database;
        this.transactions = transactions;
        this.callers = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** Whose token this is; empty when it is unknown or revoked. */
    Optional<Caller> caller(String secret) {
        return Optional.ofNullable(callers.get(Secrets.hash(secret), this::find));
    }

    private @Nullable Caller find(String hash) {
        return database.last(CALLER_BY_HASH, ApiTokens::caller, hash, hash, hash)
                .orElse(null);
    }

    private static Caller caller(ResultSet row, int number) throws SQLException {
        Tenant tenant = new Tenant(row.getLong("tenant_id"), row.getString("slug"), row.getString("tenant_name"));
        Writer writer = new Writer(WriterKind.TOKEN, row.getString("token_id"), row.getString("token_name"));
        return new Caller(tenant, writer, Role.TOKEN);
    }

    /** Makes a token and returns its secret, which nobody can read again. */
    String create(Tenant tenant, String name, String createdBy) {
        String secret = PREFIX + Secrets.random();
        transactions.inTenant(
                tenant.id(),
                db -> db.sql("insert into api_token (tenant_id, name, token_hash, created_by)"
                                + " values (?, ?, decode(?, 'hex'), ?)")
                        .params(tenant.id(), name, Secrets.hash(secret), createdBy)
                        .update());
        return secret;
    }

    /**
     * Makes the given secret the only token made by {@code createdBy}, or leaves none when it is null. What is right
     * already stays.
     */
    void keepOnly(Tenant tenant, String name, String createdBy, @Nullable String secret) {
        String hash = secret == null ? "" : Secrets.hash(secret);
        transactions.inTenant(tenant.id(), db -> {
            db.sql("update api_token set revoked_at = now() where tenant_id = ? and created_by = ?"
                            + " and revoked_at is null and token_hash <> decode(?, 'hex')")
                    .params(tenant.id(), createdBy, hash)
                    .update();
            return hash.isEmpty()
                    ? 0
                    : db.sql("insert into api_token (tenant_id, name, token_hash, created_by)"
                                    + " values (?, ?, decode(?, 'hex'), ?)"
                                    + " on conflict (token_hash) do update set revoked_at = null")
                            .params(tenant.id(), name, hash, createdBy)
                            .update();
        });
        callers.invalidateAll();
    }
}
