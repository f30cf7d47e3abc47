package dev.stet.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests for a host name that is not this server's. Health checks may ask under any name. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class KnownHostFilter extends OncePerRequestFilter {

    private static final String HEALTH = "/actuator/health";

    private final KnownHosts hosts;
    private final PlainAnswers answers;

    KnownHostFilter(KnownHosts hosts, PlainAnswers answers) {
        this.hosts = hosts;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hosts.contain(request.getServerName())) {
            chain.doFilter(request, response);
        } else {
            answers.write(
                    Problem.of(ProblemType.UNKNOWN_HOST)
                            .detail("This server is not known by the host name in the request."),
                    request,
                    response);
        }
    }
}
