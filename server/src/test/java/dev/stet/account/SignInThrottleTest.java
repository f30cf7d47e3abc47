package dev.stet.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final TestClock clock = new TestClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    private boolean refused(String email, String address) {
        return throttle.attempt("demo", email, address).refused().isPresent();
    }

    @Test
    void theSixthGuessWaitsAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(refused("mira@example.org", "192.0.2.1")).isFalse();
        }

        Duration wait = throttle.attempt("demo", "Mira@example.org ", "192.0.2.1")
                .refused()
                .orElseThrow();
        assertThat(wait).isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));

        clock.tick(Duration.ofMinutes(1));
        assertThat(refused("mira@example.org", "192.0.2.1")).isFalse();
        assertThat(refused("mira@example.org", "192.0.2.1")).isTrue();
    }

    @Test
    void aStrangerElsewhereDoesNotLockTheOwnerOut() {
        for (int i = 0; i < 20; i++) {
            refused("mira@example.org", "192.0.2.66");
        }

        assertThat(refused("mira@example.org", "192.0.2.1")).isFalse();
    }

    @Test
    void oneAddressCantTryAllAccounts() {
        int tried = 0;
        while (!refused("member-" + tried + "@example.org", "192.0.2.2")) {
            tried++;
        }

        assertThat(tried).isEqualTo(30);
        assertThat(refused("another@example.org", "192.0.2.3")).isFalse();
    }

    @Test
    void manyAddressesCantTryOneAccountForEver() {
        int tried = 0;
        while (!refused("mira@example.org", "10.0." + tried / 250 + "." + tried % 250)) {
            tried++;
        }

        assertThat(tried).isEqualTo(100);
    }

    @Test
    void oneIpv6CustomerIsOneAddress() {
        for (int i = 0; i < 5; i++) {
            assertThat(refused("mira@example.org", "2001:db8:1:2::" + i)).isFalse();
        }

        assertThat(refused("mira@example.org", "2001:db8:1:2:ffff::1")).isTrue();
        assertThat(refused("mira@example.org", "2001:db8:1:3::1")).isFalse();
    }

    @Test
    void whoGetsItRightIsNotCounted() {
        for (int i = 0; i < 50; i++) {
            SignInThrottle.Attempt attempt = throttle.attempt("demo", "mira@example.org", "192.0.2.4");
            assertThat(attempt.refused()).isEmpty();
            attempt.succeeded();
        }
    }
}
