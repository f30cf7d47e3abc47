package dev.stet.account.signin;

import static dev.stet.account.Fixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.TestClock;
import dev.stet.account.Fixtures;
import dev.stet.account.Role;
import dev.stet.tenant.Tenant;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@StetTest
@TestPropertySource(properties = "server.tomcat.remoteip.internal-proxies=127.0.0.1") // so that addresses can be chosen
class SignInThrottledTest {

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

    @Autowired
    SignInThrottle throttle;

    @Autowired
    TestClock clock;

    @Test
    void afterFiveWrongPasswordsEvenTheRightOneWaits() {
        Tenant tenant = fixtures.tenant();
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        Browser browser = new Browser(http);
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn(tenant.slug(), "mira@example.org", "guess " + i)
                            .status())
                    .isEqualTo(401);
        }

        Http.Answer answer = browser.signIn(tenant.slug(), "mira@example.org", PASSWORD);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("throttled");
        long seconds = Long.parseLong(answer.header("Retry-After").orElseThrow());
        assertThat(seconds).isBetween(1L, 60L);

        clock.tick(Duration.ofSeconds(seconds));
        assertThat(browser.signIn(tenant.slug(), "mira@example.org", PASSWORD).status())
                .isEqualTo(200);
    }

    /** As the review did it: 110 wrong passwords from one address, then the owner from another. */
    @Test
    void wrongPasswordsFromOneAddressLeaveTheOwnerHerAccount() {
        Tenant tenant = fixtures.tenant();
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        for (int i = 0; i < 110; i++) {
            new Browser(from("203.0.113.66")).signIn(tenant.slug(), "mira@example.org", "guess " + i);
        }

        assertThat(new Browser(from("203.0.113.1"))
                        .signIn(tenant.slug(), "mira@example.org", PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBrowserThatSignedInBeforeSignsInWhileStrangersGuessFromEverywhere() {
        Tenant tenant = fixtures.tenant();
        fixtures.member(tenant, "mira@example.org", Role.OWNER);
        fixtures.member(tenant, "ana@example.org", Role.EDITOR);
        Browser known = new Browser(from("203.0.113.2"));
        known.signIn(tenant.slug(), "mira@example.org", PASSWORD);
        known.delete("/api/v1/session");
        guessFromEverywhere(tenant, "mira@example.org");
        guessFromEverywhere(tenant, "ana@example.org");

        Browser stranger = new Browser(from("203.0.113.3"));
        assertThat(stranger.signIn(tenant.slug(), "mira@example.org", PASSWORD).status())
                .isEqualTo(429);
        assertThat(known.signIn(tenant.slug(), "ana@example.org", PASSWORD).status())
                .as("it is known for one account only")
                .isEqualTo(429);
        stranger.setCookie("STET_DEVICE", "x".repeat(43) + "." + "y".repeat(22));
        assertThat(stranger.signIn(tenant.slug(), "mira@example.org", PASSWORD).status())
                .as("a made-up cookie")
                .isEqualTo(429);
        assertThat(known.signIn(tenant.slug(), "mira@example.org", PASSWORD).status())
                .isEqualTo(200);
    }

    /** Until the account has no attempts left for strangers; without the hashing, which would take minutes. */
    private void guessFromEverywhere(Tenant tenant, String email) {
        int guesses = 0;
        while (throttle.attempt(tenant.slug() + "/" + email, "198.51.100." + guesses, Optional.empty())
                .refused()
                .isEmpty()) {
            guesses++;
        }
        assertThat(guesses).isBetween(100, 110);
    }

    private Http from(String address) {
        return http.with("X-Forwarded-For", address);
    }
}
