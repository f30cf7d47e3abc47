package dev.stet.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.http.CallerKey;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How often a writer and a tenant may change and preview, and how many bytes a tenant may send for it. Per node. */
@Component
class Rates {

    private static final int SECONDS_AT_ONCE = 30;

    /** The library counts no more than one a nanosecond. */
    private static final long FASTEST = 500_000_000;

    private static final int MOST_BUCKETS = 50_000;

    private final LimitSettings settings;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_BUCKETS)
            // by then every bucket is full again: forgetting it changes nothing
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    Rates(LimitSettings settings) {
        this.settings = settings;
    }

    /** How long to wait before it is tried again; empty when it may be done now, and is counted. */
    Optional<Duration> take(CallerKey caller, RequestKind kind, long bytes) {
        boolean changes = kind == RequestKind.CHANGE;
        String tenant = " " + caller.tenantId();
        List<Share> shares = List.of(
                new Share(
                        bucket(
                                kind + tenant + " " + caller.writer(),
                                changes ? settings.changesOfWriter() : settings.previewsOfWriter()),
                        1),
                new Share(bucket(kind + tenant, changes ? settings.changesOfTenant() : settings.previewsOfTenant()), 1),
                new Share(bucket("bytes" + tenant, settings.bytesOfTenant().toBytes()), Math.max(1, bytes)));
        return take(shares);
    }

    private record Share(Bucket bucket, long tokens) {}

    /** All or none: what is refused by one costs nothing of the others. */
    private static Optional<Duration> take(List<Share> shares) {
        List<Share> taken = new ArrayList<>();
        for (Share share : shares) {
            ConsumptionProbe probe = share.bucket().tryConsumeAndReturnRemaining(share.tokens());
            if (!probe.isConsumed()) {
                taken.forEach(each -> each.bucket().addTokens(each.tokens()));
                return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            taken.add(share);
        }
        return Optional.empty();
    }

    private Bucket bucket(String key, long perSecond) {
        return buckets.get(key, fresh -> {
            long rate = Math.clamp(Math.round(perSecond * settings.factor()), 1, FASTEST);
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(rate * SECONDS_AT_ONCE).refillGreedy(rate, Duration.ofSeconds(1)))
                    .build();
        });
    }
}
