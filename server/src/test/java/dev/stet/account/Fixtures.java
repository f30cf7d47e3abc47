package dev.stet.account;

import dev.stet.account.member.Members;
import dev.stet.account.member.Passwords;
import dev.stet.account.token.ApiTokens;
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
    private final String passwordHash;

    Fixtures(Tenants tenants, Members members, ApiTokens tokens, Passwords passwords) {
        this.tenants = tenants;
        this.members = members;
        this.tokens = tokens;
        this.passwordHash = passwords.hash(PASSWORD);
    }

    /** A new tenant with what a tenant begins with, and no members. */
    public Tenant tenant() {
        int number = count.incrementAndGet();
        return tenants.create("tenant-" + number, "Tenant " + number);
    }

    /** A new API token's secret. */
    public String token(Tenant tenant) {
        return tokens.create(tenant, "Test client", "test").secret();
    }

    /** A new member, as a caller. */
    public Caller member(Tenant tenant, String email, Role role) {
        long id = members.put(tenant, email, email.substring(0, email.indexOf('@')), role, passwordHash);
        return members.caller(tenant.id(), id).orElseThrow();
    }

    /** The caller behind a token, for calling use cases without HTTP. */
    public Caller caller(String token) {
        return tokens.caller(token).orElseThrow();
    }
}
