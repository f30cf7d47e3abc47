package dev.stet;

import java.util.Objects;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
class StetTestConfiguration {

    @Bean
    TestDatabase testDatabase() {
        return TestDatabase.fresh();
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    /** Lazy: the port is known once the server listens. */
    @Bean
    @Lazy
    Http http(WebServerApplicationContext server) {
        return Http.at(Objects.requireNonNull(server.getWebServer()).getPort());
    }
}
