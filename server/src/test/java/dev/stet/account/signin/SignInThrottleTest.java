package dev.stet.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.TestClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final TestClock clock = new TestClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    private boolean refused(String email, String address) {
        return attempt(email, address).refused().isPresent();
    }

    private SignInThrottle.Attempt attempt(String email, String address) {
        return throttle.attempt("demo/" + email, address, Optional.empty());
    }

    private boolean refusedToDevice(String device) {
        return throttle.attempt("demo/mira@example.org", "192.0.2.1", Optional.of(device))
                .refused()
                .isPresent();
    }

    @Test
    void theSixthGuessWaitsAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(refused("mira@example.org", "192.0.2.1")).isFalse();
        }

        Duration wait = attempt("mira@example.org", "192.0.2.1").refused().orElseThrow();
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

    /** The fault: each refused attempt took from the counter of the account from everywhere. */
    @Test
    void oneAddressCantLockAnAccountForTheOthers() {
        for (int i = 0; i < 1_000; i++) {
            refused("mira@example.org", "192.0.2.66");
        }

        assertThat(refused("mira@example.org", "192.0.2.1")).isFalse();
    }

    @Test
    void anAttemptThatTheAddressRefusesIsNotCountedForTheAccount() {
        for (int i = 0; i < 30; i++) {
            assertThat(refused("member-" + i + "@example.org", "192.0.2.66")).isFalse();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(refused("mira@example.org", "192.0.2.66")).isTrue();
        }

        clock.tick(Duration.ofSeconds(50));
        for (int i = 0; i < 5; i++) {
            assertThat(refused("mira@example.org", "192.0.2.66")).isFalse();
        }
    }

    @Test
    void aBrowserThatSignedInBeforeIsNotLockedOutByAnyNumberOfStrangers() {
        for (int i = 0; i < 2_000; i++) {
            refused("mira@example.org", "10.0." + i / 250 + "." + i % 250);
            refused("other-" + i + "@example.org", "192.0.2.1"); // and one on its own network
        }
        assertThat(refused("mira@example.org", "192.0.2.1")).isTrue();

        assertThat(refusedToDevice("hers")).isFalse();
    }

    @Test
    void aKnownBrowserHasFiveGuessesToo() {
        for (int i = 0; i < 5; i++) {
            assertThat(refusedToDevice("hers")).isFalse();
        }

        assertThat(refusedToDevice("hers")).isTrue();
        assertThat(refusedToDevice("his")).isFalse();
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
            SignInThrottle.Attempt attempt = attempt("mira@example.org", "192.0.2.4");
            assertThat(attempt.refused()).isEmpty();
            attempt.succeeded();
        }
    }
}
