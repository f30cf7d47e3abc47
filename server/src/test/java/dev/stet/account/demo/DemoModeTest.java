package dev.stet.account.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DemoModeTest {

    @Test
    void withNothingConfiguredItIsADemoOnLoopback() {
        MockEnvironment environment = decided(new MockEnvironment());

        assertThat(environment.getProperty("stet.demo")).isEqualTo("true");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void aDatabaseOfItsOwnMakesItNoDemo() {
        MockEnvironment environment =
                decided(new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://db/stet"));

        assertThat(environment.getProperty("stet.demo")).isEqualTo("false");
        assertThat(environment.getProperty("server.address")).isNull();
    }

    @Test
    void aDemoTokenMakesItADemoOnAnyDatabase() {
        MockEnvironment environment = decided(new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/stet")
                .withProperty("stet.demo-token", "t"));

        assertThat(environment.getProperty("stet.demo")).isEqualTo("true");
    }

    @Test
    void whatIsSaidExplicitlyCounts() {
        MockEnvironment off =
                decided(new MockEnvironment().withProperty("stet.demo", "0").withProperty("stet.demo-token", "t"));
        MockEnvironment open = decided(new MockEnvironment().withProperty("server.address", "0.0.0.0"));

        assertThat(off.getProperty("stet.demo")).isEqualTo("false");
        assertThat(open.getProperty("server.address")).isEqualTo("0.0.0.0");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> decided(new MockEnvironment().withProperty("stet.demo", "perhaps")))
                .hasMessageContaining("STET_DEMO");
    }

    private static MockEnvironment decided(MockEnvironment environment) {
        new DemoMode().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
