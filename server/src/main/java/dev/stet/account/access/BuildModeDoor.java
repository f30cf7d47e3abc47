package dev.stet.account.access;

import dev.stet.account.signin.SignInPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends whoever opens a tenant's Build Mode without being signed in there to the sign-in page, which leads back. It
 * does so for every slug, so that nobody learns which tenants exist.
 */
final class BuildModeDoor extends OncePerRequestFilter {

    private static final RequestMatcher BUILD_MODE =
            PathPatternRequestMatcher.withDefaults().matcher("/build/{slug}/**");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestMatcher.MatchResult match = BUILD_MODE.matcher(request);
        if (!match.isMatch() || isMember(match.getVariables().getOrDefault("slug", ""))) {
            chain.doFilter(request, response);
            return;
        }
        String query = request.getQueryString();
        String here = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION, SignInPage.PATH + "?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }

    private static boolean isMember(String slug) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                && known.getPrincipal().tenant().slug().equals(slug);
    }
}
