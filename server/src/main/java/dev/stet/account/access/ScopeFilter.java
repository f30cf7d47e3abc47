package dev.stet.account.access;

import dev.stet.account.Caller;
import dev.stet.account.Permissions;
import dev.stet.account.Scope;
import dev.stet.http.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a call that needs more than its caller's scope, before its body is read. */
final class ScopeFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    ScopeFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known) {
            Caller caller = known.getPrincipal();
            Scope needed = Permissions.needed(request);
            if (!caller.scope().includes(needed)) {
                problems.write(Permissions.refusal(caller, needed), request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
