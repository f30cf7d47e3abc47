package dev.stet.account.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Failed attempts are counted three ways: for one account from one address; for one address,
 * whatever the accounts; and for one account from everywhere, loosely. An attempt that one of these counters refuses
 * takes nothing from the others: only a password that was looked at is a guess. A browser that signed in to the account
 * before has one counter of its own instead, so that strangers, however many, can't lock its owner out. Attempts that
 * succeed are given back. Each node counts for itself.
 */
@Component
class SignInThrottle {

    /**
     * The most counters kept; the least used are forgotten first, so that a flood of them can't fill the memory. Their
     * names are short: see {@link SignIn#attempt}.
     */
    static final int MOST_COUNTERS = 100_000;

    private static final Bandwidth ACCOUNT_FROM_ADDRESS = allow(5, Duration.ofMinutes(1));
    private static final Bandwidth ADDRESS = allow(30, Duration.ofSeconds(10));
    private static final Bandwidth ACCOUNT = allow(100, Duration.ofSeconds(15));

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_COUNTERS)
            // by then every bucket would be full again: forgetting it changes nothing
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    private final TimeMeter time;

    SignInThrottle(Clock clock) {
        this.time = new ClockMeter(clock);
    }

    /** At most so many at once, and one more each time that this has passed. */
    private static Bandwidth allow(int atOnce, Duration oneMoreEach) {
        return Bandwidth.builder().capacity(atOnce).refillGreedy(1, oneMoreEach).build();
    }

    /**
     * Counts an attempt before its password is looked at.
     *
     * @param device the browser, when it signed in to this account before
     */
    Attempt attempt(String account, String address, Optional<String> device) {
        return new Attempt(device.map(known -> List.of(bucket("device " + known + " " + account, ACCOUNT_FROM_ADDRESS)))
                .orElseGet(() -> strangers(account, Networks.of(address))));
    }

    private List<Bucket> strangers(String account, String network) {
        return List.of(
                bucket("both " + account + " " + network, ACCOUNT_FROM_ADDRESS),
                bucket("address " + network, ADDRESS),
                bucket("account " + account, ACCOUNT));
    }

    private Bucket bucket(String key, Bandwidth limit) {
        return buckets.get(
                key,
                fresh -> Bucket.builder()
                        .addLimit(limit)
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** One attempt to sign in. */
    static final class Attempt {

        private final List<Bucket> taken = new ArrayList<>();
        private Duration wait = Duration.ZERO;

        private Attempt(List<Bucket> buckets) {
            for (Bucket bucket : buckets) {
                ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
                if (!probe.isConsumed()) {
                    giveBack();
                    wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
                    return;
                }
                taken.add(bucket);
            }
        }

        /** How long to wait before the next attempt, when this one may not be made. */
        Optional<Duration> refused() {
            return wait.isZero() ? Optional.empty() : Optional.of(wait);
        }

        /** The attempt was no guess: it does not count. */
        void succeeded() {
            giveBack();
        }

        private void giveBack() {
            taken.forEach(bucket -> bucket.addTokens(1));
            taken.clear();
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
