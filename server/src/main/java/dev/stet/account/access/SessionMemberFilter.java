package dev.stet.account.access;

import dev.stet.account.Caller;
import dev.stet.account.member.Members;
import dev.stet.account.session.Credentials;
import dev.stet.account.token.BearerHeader;
import dev.stet.http.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Keeps a page from working under another member's name. Tabs share one cookie: when somebody else signs in in one of
 * them, what the first member still types in another would be saved as the second one's. A page therefore says in
 * {@code Stet-Member} whose it is, and a request whose session is not that member's is refused.
 */
final class SessionMemberFilter extends OncePerRequestFilter {

    private static final String HEADER = "Stet-Member";

    private final ProblemWriter problems;

    SessionMemberFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    /** A token is nobody's cookie, and signing in may be what ends the difference. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || BearerHeader.presentIn(request)
                || SecurityConfiguration.isSignIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                && !names(request.getHeader(HEADER), known.getPrincipal())) {
            problems.write(Credentials.otherMember(), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean names(String header, Caller caller) {
        try {
            return Members.normal(UriUtils.decode(header, StandardCharsets.UTF_8))
                    .equals(caller.email());
        } catch (IllegalArgumentException notEncoded) {
            return false;
        }
    }
}
