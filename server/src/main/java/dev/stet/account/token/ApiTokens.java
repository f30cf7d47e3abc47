package dev.stet.account.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.account.Caller;
import dev.stet.account.Role;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.account.secret.Secrets;
import dev.stet.database.OneRoundTrip;
import dev.stet.database.TenantTransactions;
import dev.stet.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * API tokens. Only their hashes are kept.
 *
 * <p>A token's caller is remembered for four minutes, so that a busy client costs no look-up per request, as long as no
 * token of anybody has been revoked since: a number counts the revocations of all nodes, and is asked for at most every
 * two seconds. Revoking a token holds at once on the node that does it, and within those two seconds on the others.
 */
@Repository
public class ApiTokens {

    /** How long another node may go on accepting a token that was revoked. */
    static final Duration ASKED_EVERY = Duration.ofSeconds(2);

    /** Long enough to cost nothing, and no longer than the use of a token may go unnoted. */
    private static final Duration REMEMBERED = Duration.ofMinutes(4);

    /** Marks our secrets, so that scanners of leaked ones know them; a demo token may be anything. */
    static final String PREFIX = "stet_";

    private static final String CALLER_BY_HASH = """
            select set_config('stet.token_hash', ?, true);
            select set_config('stet.tenant', tenant_id::text, true)
              from api_token where token_hash = decode(?, 'hex') and revoked_at is null;
            select tenant_id, slug, tenant.name as tenant_name, token_id, api_token.name as token_name,
                   coalesce(last_used_at < now() - interval '1 minute', true) as use_unnoted,
                   (select coalesce(max(revocations), 0) from token_revocations) as revocations
              from api_token join tenant using (tenant_id)
             where token_hash = decode(?, 'hex') and revoked_at is null
            """;

    private final OneRoundTrip database;
    private final TenantTransactions transactions;
    private final Executor background;
    private final JdbcClient jdbc;
    private final Cache<String, Found> callers;
    private final AtomicReference<Revocations> revocations = new AtomicReference<>(Revocations.unknown());

    ApiTokens(
            OneRoundTrip database,
            TenantTransactions transactions,
            JdbcClient jdbc,
            @Qualifier("applicationTaskExecutor") Executor background) {
        this.database = database;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.background = background;
        this.callers = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** Whose token this is; empty when it is unknown or revoked. */
    public Optional<Caller> caller(String secret) {
        return callerByHash(Secrets.hash(secret));
    }

    public Optional<Caller> callerByHash(String hash) {
        Found known = callers.getIfPresent(hash);
        return known != null && known.revocations() == revocations() ? Optional.of(known.caller()) : find(hash);
    }

    /** Not inside the cache's own loading, which would hold a lock while it waits for the database. */
    private Optional<Caller> find(String hash) {
        Optional<Found> found = database.last(CALLER_BY_HASH, ApiTokens::found, hash, hash, hash);
        found.ifPresent(token -> callers.put(hash, token));
        // behind the request's back, which must not wait for it
        found.filter(Found::useUnnoted).ifPresent(token -> background.execute(() -> noteUse(token.caller())));
        return found.map(Found::caller);
    }

    /** How often tokens were revoked, as of no longer ago than this node may go without asking. */
    private long revocations() {
        Revocations last = revocations.get();
        long now = System.nanoTime();
        return now - last.asOf() < ASKED_EVERY.toNanos() ? last.number() : readRevocations(now);
    }

    private long readRevocations(long asOf) {
        long number = jdbc.sql("select coalesce(max(revocations), 0) from token_revocations")
                .query(Long.class)
                .single();
        Revocations read = new Revocations(number, asOf);
        return revocations.accumulateAndGet(read, Revocations::later).number();
    }

    /** @param asOf of {@link System#nanoTime}, before it was read */
    private record Revocations(long number, long asOf) {
        /** No token was read at such a number, so every one is looked up. */
        static Revocations unknown() {
            return new Revocations(-1, System.nanoTime());
        }

        static Revocations later(Revocations one, Revocations other) {
            return other.asOf() - one.asOf() >= 0 ? other : one;
        }
    }

    /** @param revocations those before the token was read, which it outlived */
    private record Found(Caller caller, boolean useUnnoted, long revocations) {}

    private static Found found(ResultSet row, int number) throws SQLException {
        Tenant tenant = new Tenant(row.getLong("tenant_id"), row.getString("slug"), row.getString("tenant_name"));
        Writer writer = new Writer(WriterKind.TOKEN, row.getString("token_id"), row.getString("token_name"));
        return new Found(
                new Caller(tenant, writer, Role.TOKEN, null),
                row.getBoolean("use_unnoted"),
                row.getLong("revocations"));
    }

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

    /** The tokens that are valid, the newest first. */
    List<ApiToken> list(Tenant tenant) {
        return transactions.inTenant(
                tenant.id(),
                db -> db.sql("select token_id, name, created_at, last_used_at from api_token"
                                + " where tenant_id = ? and revoked_at is null order by token_id desc")
                        .param(tenant.id())
                        .query(ApiTokens::token)
                        .list());
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        Timestamp used = row.getTimestamp("last_used_at");
        return new ApiToken(
                row.getString("token_id"),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    /** Makes a token. Nobody can read its secret again. */
    public Issued create(Tenant tenant, String name, String createdBy) {
        String secret = PREFIX + Secrets.random();
        return transactions.inTenant(
                tenant.id(),
                db -> db.sql("insert into api_token (tenant_id, name, token_hash, created_by)"
                                + " values (?, ?, decode(?, 'hex'), ?)"
                                + " returning token_id, name, created_at, last_used_at")
                        .params(tenant.id(), name, Secrets.hash(secret), createdBy)
                        .query((row, number) -> new Issued(token(row, number), secret))
                        .single());
    }

    /** A token just made, and its secret. */
    public record Issued(ApiToken token, String secret) {}

    /** Ends the token, at once on this node. False when the tenant has no valid token of this id. */
    boolean revoke(Tenant tenant, long id) {
        boolean revoked = transactions.inTenant(
                        tenant.id(),
                        db -> db.sql("update api_token set revoked_at = now() where tenant_id = ? and token_id = ?"
                                        + " and revoked_at is null")
                                .params(tenant.id(), id)
                                .update())
                > 0;
        forget();
        return revoked;
    }

    /**
     * Makes the given secret the only token made by {@code createdBy}, or leaves none when it is null. What is right
     * already stays.
     */
    public void keepOnly(Tenant tenant, String name, String createdBy, @Nullable String secret) {
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
        forget();
    }

    /** After the commit. */
    private void forget() {
        try {
            readRevocations(System.nanoTime());
        } catch (DataAccessException e) {
            revocations.set(Revocations.unknown()); // it is done, whatever became of the database since
        }
    }
}
