package dev.stet.account.access;

import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.http.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first wall between tenants (row-level security is the second). Everything below
 * {@code /api/v1/tenants/{slug}} is answered 404 to whoever does not belong to that tenant. Whether the tenant exists
 * is not even looked up, so that neither the words nor the time taken can tell.
 */
final class TenantWall extends OncePerRequestFilter {

    private static final RequestMatcher TENANT =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/tenants/{slug}/**");

    private final ProblemWriter problems;

    TenantWall(ProblemWriter problems) {
        this.problems = problems;
    }

    static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND).detail("No such tenant, or you do not belong to it.");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestMatcher.MatchResult match = TENANT.matcher(request);
        if (match.isMatch() && !belongs(match.getVariables().get("slug"))) {
            problems.write(notFound(), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean belongs(@org.jspecify.annotations.Nullable String slug) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                && known.getPrincipal().tenant().slug().equals(slug);
    }
}
