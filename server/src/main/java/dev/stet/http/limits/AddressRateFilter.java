package dev.stet.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A network address that sends a flood is answered before anything is looked up or rendered for it. An office or a school
 * behind one address has room enough. Behind a proxy it is the address that the proxy names, if the proxy is trusted.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AddressRateFilter extends OncePerRequestFilter {

    private static final int SECONDS_AT_ONCE = 10;
    private static final int MOST_ADDRESSES = 50_000;

    private final long perSecond;

    private final Cache<String, Bucket> addresses = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(Duration.ofSeconds(SECONDS_AT_ONCE))
            .build();

    AddressRateFilter(LimitSettings settings) {
        perSecond = Math.max(1, Math.round(settings.requestsOfAddress() * settings.factor()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Bucket bucket = addresses.get(
                request.getRemoteAddr(),
                fresh -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perSecond * SECONDS_AT_ONCE)
                                .refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
        if (bucket.tryConsume(1)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentLength(0);
    }
}
