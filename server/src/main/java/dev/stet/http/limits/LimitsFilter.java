package dev.stet.http.limits;

import dev.stet.http.BodyLimit;
import dev.stet.http.CallerKey;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.http.ProblemWriter;
import dev.stet.http.RequestLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for a change or a preview, before its body is read: may the writer send one more, has the tenant room to store it,
 * and is there memory to work on it.
 */
@Component
class LimitsFilter extends OncePerRequestFilter implements RequestLimits {

    /** Told from here on, so that nobody learns of the quota when it is too late. */
    private static final int NEARLY_FULL = 80;

    private final CallerKey.Finder callers;
    private final Rates rates;
    private final Budget budget;
    private final StorageQuota quota;
    private final ProblemWriter problems;

    LimitsFilter(CallerKey.Finder callers, Rates rates, Budget budget, StorageQuota quota, ProblemWriter problems) {
        this.callers = callers;
        this.rates = rates;
        this.budget = budget;
        this.quota = quota;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestKind kind = RequestKind.of(request);
        CallerKey caller = kind == RequestKind.OTHER ? null : callers.of(request);
        if (caller == null) {
            chain.doFilter(request, response);
            return;
        }
        Problem refused = refusal(caller, kind, request, response);
        if (refused != null) {
            problems.write(refused, request, response);
            return;
        }
        withinBudget(caller, request, response, chain);
    }

    private @Nullable Problem refusal(
            CallerKey caller, RequestKind kind, HttpServletRequest request, HttpServletResponse response) {
        Optional<Duration> wait = rates.take(caller, kind, bodyBytes(request));
        if (wait.isPresent()) {
            return Problem.of(ProblemType.RATE_LIMITED)
                    .detail("Too many " + kind.plural() + " came in a short time. This one was not begun.")
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait.get())));
        }
        if (kind != RequestKind.CHANGE) {
            return null;
        }
        int percent = quota.percent(caller.tenantId());
        if (percent >= NEARLY_FULL) {
            response.setHeader("Stet-Storage-Used", percent + "%");
        }
        quota.add(caller.tenantId(), bodyBytes(request));
        return percent < 100
                ? null
                : Problem.of(ProblemType.STORAGE_FULL)
                        .detail("This business has stored " + (quota.most() >> 20)
                                + " MB, all that it may have. Nothing was changed by this request.")
                        .with("quotaBytes", quota.most());
    }

    private void withinBudget(
            CallerKey caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long content = Math.max(bodyBytes(request), quota.contentBytes(caller.tenantId()));
        try (Budget.Taken taken = budget.take(caller.tenantId(), content)) {
            if (taken.refusal == null) {
                chain.doFilter(request, response);
            } else {
                problems.write(busy(taken.refusal), request, response);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.write(busy(Budget.Refusal.ALL), request, response);
        }
    }

    private static Problem busy(Budget.Refusal refusal) {
        return refusal == Budget.Refusal.TENANT
                ? Problem.of(ProblemType.RATE_LIMITED)
                        .detail("Too many large requests of this business are under way. This one was not begun.")
                        .header(HttpHeaders.RETRY_AFTER, "2")
                : Problem.of(ProblemType.OVERLOADED)
                        .detail("The server works on as much as its memory holds. This request was not begun.")
                        .header(HttpHeaders.RETRY_AFTER, "2");
    }

    /** As much as it may have, when it does not say. */
    private static long bodyBytes(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        boolean unannounced = announced < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return unannounced ? BodyLimit.BYTES : Math.clamp(announced, 0, BodyLimit.BYTES);
    }

    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
