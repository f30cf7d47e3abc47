package dev.stet.account.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.account.Caller;
import dev.stet.account.Scope;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.database.OneRoundTrip;
import dev.stet.tenant.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Finds the callers of tokens. A caller is remembered for four minutes, so that a busy client costs no look-up per
 * request, for as long as no token of anybody was revoked: revoking holds at once on the node that does it, and within
 * {@link RevocationCount#ASKED_EVERY} on the others.
 */
@Component
public class TokenCallers {

    /** Long enough to cost nothing, and no longer than the use of a token may go unnoted. */
    private static final Duration REMEMBERED = Duration.ofMinutes(4);

    private static final String CALLER = """
            select tenant_id, slug, tenant.name as tenant_name, token_id, api_token.name as token_name, scope, expires_at,
                   coalesce(last_used_at < now() - interval '1 minute', true) as use_unnoted
              from api_token join tenant using (tenant_id)
             where tenant_id = ? and token_hash = decode(?, 'hex') and revoked_at is null
               and (expires_at is null or expires_at > ?)
            """;

    private final OneRoundTrip database;
    private final ApiTokens tokens;
    private final RevocationCount revocations;
    private final Executor background;
    private final Clock clock;
    private final Cache<Key, Found> callers = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();
    private volatile OptionalLong demoTenant = OptionalLong.empty();

    TokenCallers(
            OneRoundTrip database,
            ApiTokens tokens,
            RevocationCount revocations,
            Clock clock,
            @Qualifier("applicationTaskExecutor") Executor background) {
        this.database = database;
        this.tokens = tokens;
        this.revocations = revocations;
        this.clock = clock;
        this.background = background;
    }

    private record Key(long tenantId, String hash) {}

    /** @param revocations those before the token was read, which it outlived */
    private record Found(Caller caller, @Nullable Instant expiresAt, boolean useUnnoted, long revocations) {

        boolean holds(Instant now) {
            return expiresAt == null || expiresAt.isAfter(now);
        }
    }

    /** Whose token this is; empty when it is unknown, revoked or has expired. */
    public Optional<Caller> caller(String secret) {
        TokenSecret token = new TokenSecret(secret);
        String hash = token.hash();
        OptionalLong tenant = token.tenantId();
        Optional<Caller> caller = tenant.isPresent() ? caller(tenant.getAsLong(), hash) : Optional.empty();
        OptionalLong demo = demoTenant;
        return caller.isEmpty() && demo.isPresent() ? caller(demo.getAsLong(), hash) : caller;
    }

    /** The caller of a tenant's token by its hash. */
    public Optional<Caller> caller(long tenantId, String hash) {
        Key key = new Key(tenantId, hash);
        Found known = callers.getIfPresent(key);
        return known != null && known.revocations() == revocations.get() && known.holds(clock.instant())
                ? Optional.of(known.caller())
                : find(key);
    }

    /** Tokens of any text may be this tenant's. */
    public void alsoIn(Tenant demo) {
        demoTenant = OptionalLong.of(demo.id());
    }

    /** Not inside the cache's own loading, which would hold a lock while it waits for the database. */
    private Optional<Caller> find(Key key) {
        long outlived = revocations.get();
        Optional<Found> found = database.inTenant(
                key.tenantId(),
                CALLER,
                (row, number) -> found(row, outlived),
                key.tenantId(),
                key.hash(),
                clock.instant().atOffset(ZoneOffset.UTC));
        found.ifPresent(token -> callers.put(key, token));
        // behind the request's back, which must not wait for it
        found.filter(Found::useUnnoted).ifPresent(token -> background.execute(() -> tokens.noteUse(token.caller())));
        return found.map(Found::caller);
    }

    private static Found found(ResultSet row, long revocations) throws SQLException {
        Tenant tenant = new Tenant(row.getLong("tenant_id"), row.getString("slug"), row.getString("tenant_name"));
        Writer writer = new Writer(WriterKind.TOKEN, row.getString("token_id"), row.getString("token_name"));
        return new Found(
                new Caller(tenant, writer, Scope.of(row.getString("scope")), null),
                ApiTokens.instant(row, "expires_at"),
                row.getBoolean("use_unnoted"),
                revocations);
    }
}
