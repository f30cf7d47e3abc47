package dev.stet.account.access;

import dev.stet.account.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Where a request's caller comes from: its bearer token, which the filter before has looked up, or else its session.
 * A session holds ids only. The member behind them is read for each request that asks who calls, so that a removed
 * member or a changed role counts at once; requests that do not ask cost nothing.
 */
@Component
class CallerContexts implements SecurityContextRepository {

    private static final String ATTRIBUTE = CallerContexts.class.getName();

    private final Sessions sessions;

    CallerContexts(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** For the rest of this request, its asynchronous and error dispatches included; nothing outlives it. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(ATTRIBUTE, context);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    private SecurityContext load(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof SecurityContext known) {
            return known;
        }
        SecurityContext context = new SecurityContextImpl();
        sessions.caller(request).map(CallerAuthentication::new).ifPresent(context::setAuthentication);
        request.setAttribute(ATTRIBUTE, context);
        return context;
    }

    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = load(request);
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
