package dev.stet.account.access;

import dev.stet.account.Caller;
import dev.stet.account.session.Credentials;
import dev.stet.account.token.BearerHeader;
import dev.stet.account.token.TokenCallers;
import dev.stet.http.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates {@code Authorization: Bearer …}. A request that carries a token is that token's, whatever cookies come
 * with it, and a token that is not valid is refused: it never falls back to the session. That is why such requests
 * need no protection against forgery across sites.
 */
final class BearerTokenFilter extends OncePerRequestFilter {

    private final TokenCallers tokens;
    private final CallerContexts contexts;
    private final ProblemWriter problems;

    BearerTokenFilter(TokenCallers tokens, CallerContexts contexts, ProblemWriter problems) {
        this.tokens = tokens;
        this.contexts = contexts;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !BearerHeader.presentIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = tokens.caller(BearerHeader.secret(request));
        if (caller.isEmpty()) {
            problems.write(Credentials.invalidToken(), request, response);
            return;
        }
        SecurityContext context = new SecurityContextImpl(new CallerAuthentication(caller.get()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        chain.doFilter(request, response);
    }
}
