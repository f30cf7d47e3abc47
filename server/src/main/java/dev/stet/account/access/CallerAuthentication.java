package dev.stet.account.access;

import dev.stet.account.Caller;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A {@link Caller} in Spring Security's terms. Never stored: it is made anew for each request. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    @SuppressWarnings("serial")
    private final Caller caller;

    CallerAuthentication(Caller caller) {
        super(List.of(new SimpleGrantedAuthority("SCOPE_" + caller.scope().name())));
        this.caller = caller;
        super.setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.writer().kind().code() + ":" + caller.writer().id();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallerAuthentication that && that.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
