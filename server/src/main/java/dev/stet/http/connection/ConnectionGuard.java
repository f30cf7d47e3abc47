package dev.stet.http.connection;

import dev.stet.http.TrustedProxies;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one network address from taking all connections, and a connection from being held by headers that never end: the
 * container's own timeout begins anew with each byte.
 */
final class ConnectionGuard {

    private static final Logger log = LoggerFactory.getLogger(ConnectionGuard.class);

    private final TrustedProxies proxies;
    private final AddressCounts counts;
    private final Duration headersWithin;

    /** Since when each connection has been in the middle of its headers, as {@link System#nanoTime} says. */
    private final Map<SocketWrapperBase<?>, Long> begun = new ConcurrentHashMap<>();

    ConnectionGuard(TrustedProxies proxies, AddressCounts counts, Duration headersWithin) {
        this.proxies = proxies;
        this.counts = counts;
        this.headersWithin = headersWithin;
    }

    /** Whether the address may have one connection more, which is counted from now on. */
    boolean admits(InetAddress address) {
        if (proxies.contain(address) || counts.add(address)) {
            return true;
        }
        log.warn(
                "{} has too many connections; another one was closed. If it is your proxy, name it in"
                        + " STET_TRUSTED_PROXIES",
                address.getHostAddress());
        return false;
    }

    void left(InetAddress address) {
        if (!proxies.contain(address)) {
            counts.remove(address);
        }
    }

    void left(SocketWrapperBase<NioChannel> socket) {
        begun.remove(socket);
        left(socket.getSocket().getIOChannel().socket().getInetAddress());
    }

    /** @param state what the container made of what the connection has sent so far */
    boolean isTooSlow(SocketWrapperBase<NioChannel> socket, SocketState state) {
        // LONG also means a request that is answered later, by another thread
        if (state != SocketState.LONG || socket.getCurrentProcessor() instanceof Processor work && work.isAsync()) {
            begun.remove(socket);
            return false;
        }
        long now = System.nanoTime();
        return now - begun.computeIfAbsent(socket, first -> now) > headersWithin.toNanos();
    }
}
