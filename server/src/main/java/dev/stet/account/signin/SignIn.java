package dev.stet.account.signin;

import dev.stet.account.AuditEvent;
import dev.stet.account.AuditEvent.Action;
import dev.stet.account.member.Member;
import dev.stet.account.member.Members;
import dev.stet.account.member.Passwords;
import dev.stet.tenant.Line;
import dev.stet.tenant.Tenant;
import dev.stet.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Signs members in. What is wrong is never told, neither by the words nor by the time taken: an unknown tenant or
 * address costs the same look-ups and the same hashing as a wrong password.
 */
@Component
class SignIn {

    /** No tenant has this id. */
    private static final Tenant NO_TENANT = new Tenant(-1, "", "");

    private final Tenants tenants;
    private final Members members;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final KnownDevices devices;
    private final ApplicationEventPublisher events;

    SignIn(
            Tenants tenants,
            Members members,
            Passwords passwords,
            SignInThrottle throttle,
            KnownDevices devices,
            ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.members = members;
        this.passwords = passwords;
        this.throttle = throttle;
        this.devices = devices;
        this.events = events;
    }

    /** What became of an attempt. */
    sealed interface Outcome {}

    /** The details match. */
    record Welcome(Tenant tenant, Member member) implements Outcome {}

    /** They don't. */
    record Refused() implements Outcome {}

    /** They were not looked at; the next attempt may be made after this time. */
    record Throttled(Duration after) implements Outcome {

        /** For the header Retry-After. */
        long seconds() {
            return after.plusSeconds(1).minusNanos(1).toSeconds();
        }
    }

    /** Looks at the details, and opens no session. A browser whose details match is known for the next time. */
    Outcome attempt(
            String business, String email, String password, HttpServletRequest request, HttpServletResponse response) {
        String slug = business.strip().toLowerCase(Locale.ROOT); // as a person writes its name, "Demo" say
        if (!Line.isFit(slug, Line.LONGEST_SLUG) || !Line.isFit(email.strip(), Line.LONGEST_EMAIL)) {
            return new Refused(); // nobody's, and nothing to keep a counter for
        }
        String account = slug + "/" + Members.normal(email);
        SignInThrottle.Attempt attempt =
                throttle.attempt(account, request.getRemoteAddr(), devices.knownFor(account, request));
        Optional<Duration> wait = attempt.refused();
        if (wait.isPresent()) {
            return new Throttled(wait.get());
        }
        Tenant tenant = tenants.findBySlug(slug).orElse(NO_TENANT);
        Optional<Member> member = passwords.check(members.byEmail(tenant, email), password);
        if (member.isEmpty()) {
            events.publishEvent(new AuditEvent(tenant.id(), Action.SIGN_IN_FAILED, null, email.strip()));
            return new Refused();
        }
        if (passwords.isOld(member.get().passwordHash())) {
            members.rehash(tenant, member.get(), passwords.hash(password));
        }
        attempt.succeeded();
        devices.remember(account, request, response);
        events.publishEvent(
                new AuditEvent(tenant.id(), Action.SIGN_IN, member.get().writer(), null));
        return new Welcome(tenant, member.get());
    }
}
