package dev.stet.account;

import dev.stet.account.member.Members;
import dev.stet.account.member.Passwords;
import dev.stet.account.token.ApiTokens;
import dev.stet.account.token.TokenCallers;
import dev.stet.tenant.Tenant;
import dev.stet.tenant.Tenants;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** Makes what tests begin with. */
@TestComponent
public class Fixtures {

    /** The password of every member made here. */
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger count = new AtomicInteger();

    private final Tenants tenants;
    private final Members members;
    private final ApiTokens tokens;
    private final TokenCallers callers;
    private final String passwordHash;

    Fixtures(Tenants tenants, Members members, ApiTokens tokens, TokenCallers callers, Passwords passwords) {
        this.tenants = tenants;
        this.members = members;
        this.tokens = tokens;
        this.callers = callers;
        this.passwordHash = passwords.hash(PASSWORD);
    }

    /** A new tenant with what a tenant begins with, and no members. */
    public Tenant tenant() {
        int number = count.incrementAndGet();
        return tenants.create("tenant-" + number, "Tenant " + number);
    }

    /** A new API token that may do everything. */
    public String token(Tenant tenant) {
        return token(tenant, Scope.ADMIN);
    }

    /** A new API token of this scope. */
    public String token(Tenant tenant, Scope scope) {
        return tokens.create(tenant, new ApiTokens.Wanted("Test client", scope, null, "test"), Writer.SYSTEM)
                .secret();
    }

    /** A new member, as a caller. */
    public Caller member(Tenant tenant, String email, Role role) {
        long id = members.put(tenant, email, email.substring(0, email.indexOf('@')), role, passwordHash);
        return members.caller(tenant.id(), id).orElseThrow();
    }

    /** The caller behind a token, for calling use cases without HTTP. */
    public Caller caller(String token) {
        return callers.caller(token).orElseThrow();
    }
}
