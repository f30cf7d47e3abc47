package dev.stet.account.demo;

import dev.stet.account.Role;
import dev.stet.account.Scope;
import dev.stet.account.member.Members;
import dev.stet.account.member.Passwords;
import dev.stet.account.token.ApiTokens;
import dev.stet.account.token.TokenCallers;
import dev.stet.database.DataFolder;
import dev.stet.database.StartRefused;
import dev.stet.tenant.Tenant;
import dev.stet.tenant.Tenants;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The demo's tenant with an owner and an editor, so that two people can be shown. What is there stays; the sign-in and
 * the token follow the settings at every start. It is there before the server answers its first request. Where a demo
 * becomes a server for everybody, the demo's sign-in and token end.
 */
@Component
public class DemoTenant implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoTenant.class);

    public static final String SLUG = "demo";
    /** The business that the demo's content is about. */
    private static final String NAME = "Slipway";

    public static final String OWNER = "owner@demo.example";
    public static final String EDITOR = "ana@demo.example";

    /** Marks the token that comes from STET_DEMO_TOKEN. */
    private static final ApiTokens.Wanted DEMO_TOKEN = new ApiTokens.Wanted("Demo token", Scope.ADMIN, null, "demo");

    private final Tenants tenants;
    private final Members members;
    private final ApiTokens tokens;
    private final TokenCallers callers;
    private final Passwords passwords;
    private final boolean demo;
    private final String token;
    private final Supplier<String> password;
    private volatile boolean running;

    DemoTenant(
            Tenants tenants,
            Members members,
            ApiTokens tokens,
            TokenCallers callers,
            Passwords passwords,
            DataFolder folder,
            @Value("${" + DemoMode.PROPERTY + "}") boolean demo,
            @Value("${" + DemoMode.TOKEN + ":}") String token,
            @Value("${stet.demo-password:}") String password) {
        this.tenants = tenants;
        this.members = members;
        this.tokens = tokens;
        this.callers = callers;
        this.passwords = passwords;
        this.demo = demo;
        this.token = token.strip();
        this.password = () -> password.isBlank() ? folder.secret("demo.password") : password;
    }

    /** The password of both members. */
    public String password() {
        return password.get();
    }

    /** Whether an API token was given by STET_DEMO_TOKEN. */
    public boolean hasToken() {
        return !token.isEmpty();
    }

    @Override
    public void start() {
        if (demo) {
            open(tenants.findDemo(SLUG).orElseGet(this::create));
        } else {
            tenants.findDemo(SLUG).ifPresent(this::close);
        }
        running = true;
    }

    private void open(Tenant tenant) {
        keepMember(tenant, OWNER, "Ines Calloway", Role.OWNER);
        keepMember(tenant, EDITOR, "Ana Duarte", Role.EDITOR);
        tokens.keepOnly(tenant, DEMO_TOKEN, hasToken() ? token : null);
        callers.alsoIn(tenant);
    }

    /**
     * The sign-in was printed and the token may be anything: too weak for a server that listens to everybody. Whatever
     * was made with them ends as well. The business itself is hidden, not deleted: somebody may have worked on it.
     */
    private void close(Tenant tenant) {
        int ended = members.removeAll(tenant) + tokens.revokeAll(tenant);
        if (ended > 0) {
            log.info(
                    "This server is no demo any more: the demo’s sign-ins and tokens have ended, and its site is hidden."
                            + " Start it with STET_DEMO=true to see it again");
        }
    }

    private Tenant create() {
        try {
            return tenants.createDemo(SLUG, NAME);
        } catch (DuplicateKeyException another) {
            // a node that started at the same time made it, or it is somebody's
            return tenants.findDemo(SLUG).orElseThrow(DemoTenant::slugIsTaken);
        }
    }

    private static StartRefused slugIsTaken() {
        return new StartRefused(
                "The short name “" + SLUG + "” belongs to a real business here, so this server can’t show a demo.",
                "Start it with STET_DEMO=false and without STET_DEMO_TOKEN, or give the demo a database of its own.");
    }

    private void keepMember(Tenant tenant, String email, String name, Role role) {
        String secret = password();
        boolean right = members.byEmail(tenant, email)
                .filter(member -> member.role() == role)
                .map(member -> passwords.matches(secret, member.passwordHash()))
                .orElse(false);
        if (!right) {
            members.put(tenant, email, name, role, passwords.hash(secret));
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which starts late. */
    @Override
    public int getPhase() {
        return 0;
    }
}
