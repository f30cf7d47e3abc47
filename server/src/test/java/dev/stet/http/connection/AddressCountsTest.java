package dev.stet.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AddressCountsTest {

    private final AddressCounts counts = new AddressCounts(2);

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void eachAddressHasItsOwnLimit() {
        assertThat(counts.add(address("192.0.2.1"))).isTrue();
        assertThat(counts.add(address("192.0.2.1"))).isTrue();
        assertThat(counts.add(address("192.0.2.1"))).isFalse();
        assertThat(counts.add(address("192.0.2.2"))).isTrue();
    }

    @Test
    void oneCustomersIpv6AddressesCountTogether() {
        assertThat(counts.add(address("2001:db8::1"))).isTrue();
        assertThat(counts.add(address("2001:db8::2"))).isTrue();
        assertThat(counts.add(address("2001:db8::3"))).isFalse();
        assertThat(counts.add(address("2001:db8:0:1::1"))).isTrue();
    }

    @Test
    void whoLeftIsForgotten() {
        counts.add(address("192.0.2.1"));
        counts.add(address("192.0.2.1"));
        counts.remove(address("192.0.2.1"));

        assertThat(counts.add(address("192.0.2.1"))).isTrue();

        counts.remove(address("192.0.2.1"));
        counts.remove(address("192.0.2.1"));
        assertThat(counts.size()).isZero();
    }
}
