package dev.stet.account;

import static dev.stet.account.Fixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Browser;
import dev.stet.Http;
import dev.stet.StetTest;
import dev.stet.TestClock;
import dev.stet.tenant.Tenant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StetTest
class SignInThrottledTest {

    @Autowired
    Http http;

    @Autowired
    Fixtures fixtures;

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
}
