package dev.stet.account;

import dev.stet.http.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates {@code Authorization: Bearer …}. A request that carries a token is that token's, whatever cookies come
 * with it, and a token that is not valid is refused: it never falls back to the session. That is why such requests
 * need no protection against forgery across sites.
 */
final class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final CallerContexts contexts;
    private final ProblemWriter problems;

    BearerTokens(ApiTokens tokens, CallerContexts contexts, ProblemWriter problems) {
        this.tokens = tokens;
        this.contexts = contexts;
        this.problems = problems;
    }

    static boolean presentIn(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Of a request that carries one. */
    static String secret(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(SCHEME.length())
                .strip();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !presentIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = tokens.caller(secret(request));
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
