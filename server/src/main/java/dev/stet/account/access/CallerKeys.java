package dev.stet.account.access;

import dev.stet.http.CallerKey;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells the limits on requests whose request it is. */
@Component
class CallerKeys implements CallerKey.Finder {

    @Override
    public @Nullable CallerKey of(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? new CallerKey(known.getPrincipal().tenant().id(), known.getName())
                : null;
    }
}
