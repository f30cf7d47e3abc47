package dev.stet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KnownHostsTest {

    private static KnownHosts hosts(String publicUrl, boolean demo, String... allowed) {
        return new KnownHosts(publicUrl, allowed, demo);
    }

    @Test
    void aDemoIsKnownByThisMachinesNamesOnly() {
        KnownHosts demo = hosts("", true);

        assertThat(demo.contain("localhost")).isTrue();
        assertThat(demo.contain("shop.localhost")).isTrue();
        assertThat(demo.contain("127.0.0.1")).isTrue();
        assertThat(demo.contain("[::1]")).isTrue();
        assertThat(demo.contain("evil.example")).isFalse();
        assertThat(demo.contain("localhost.evil.example")).isFalse();
    }

    @Test
    void thePublicUrlNamesTheHost() {
        KnownHosts hosts = hosts("https://Stet.Example:8443/", false, " other.example ", "");

        assertThat(hosts.contain("stet.example")).isTrue();
        assertThat(hosts.contain("STET.example")).isTrue();
        assertThat(hosts.contain("other.example")).isTrue();
        assertThat(hosts.contain("localhost")).isTrue();
        assertThat(hosts.contain("evil.example")).isFalse();
    }

    @Test
    void withNothingNamedOutsideTheDemoAnyHostIsServed() {
        assertThat(hosts("", false).contain("any.example")).isTrue();
        assertThat(hosts("https://stet.example", false, "*").contain("any.example"))
                .isTrue();
    }

    @Test
    void aPublicUrlWithoutAHostIsRefused() {
        assertThatThrownBy(() -> hosts("stet.example", false)).hasMessageContaining("STET_PUBLIC_URL");
    }
}
