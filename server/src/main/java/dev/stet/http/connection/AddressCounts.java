package dev.stet.http.connection;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each network address has. One customer is given all IPv6 addresses that begin alike. */
final class AddressCounts {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final int most;

    AddressCounts(int most) {
        this.most = most;
    }

    /** False when the address has as many as it may have; then nothing was counted. */
    boolean add(InetAddress address) {
        boolean[] added = {true};
        counts.compute(network(address), (network, count) -> {
            int now = count == null ? 0 : count;
            added[0] = now < most;
            return added[0] ? Integer.valueOf(now + 1) : count;
        });
        return added[0];
    }

    void remove(InetAddress address) {
        counts.computeIfPresent(network(address), (network, count) -> count == 1 ? null : count - 1);
    }

    /** How many networks are known. */
    int size() {
        return counts.size();
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
    }
}
