package dev.stet.storefront.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads addresses that people and programs write differently to the one under which a page is: without a slash at the
 * end, and with the slug in small letters. So a page has one address for search engines, caches and its relative links.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100) // before anybody looks who is asking
class CanonicalAddresses extends OncePerRequestFilter {

    /** Nothing that has a meaning in a header or an address: what matches may be sent back as it is. */
    private static final Pattern PAGE =
            Pattern.compile("/(t|build)/([A-Za-z0-9-]{1,63})((?:/[A-Za-z0-9_-]{1,64})?)(/?)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher page = PAGE.matcher(request.getRequestURI());
        if (!isRead(request) || !page.matches() || isCanonical(page)) {
            chain.doFilter(request, response);
            return;
        }
        String query = request.getQueryString();
        String slug = page.group(2).toLowerCase(Locale.ROOT);
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(
                HttpHeaders.LOCATION,
                "/" + page.group(1) + "/" + slug + page.group(3) + (query == null ? "" : "?" + query));
    }

    private static boolean isRead(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }

    private static boolean isCanonical(Matcher page) {
        return page.group(4).isEmpty() && page.group(2).equals(page.group(2).toLowerCase(Locale.ROOT));
    }
}
