package dev.stet.http.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits on connections, {@code stet.connections}.
 *
 * @param most at once, of all addresses together; null for as many as the heap has room for
 * @param mostOfAddress at once, of one network address; trusted proxies have no such limit
 * @param headersWithin from the first byte of a request to the end of its headers
 */
@ConfigurationProperties("stet.connections")
record ConnectionSettings(
        @Nullable Integer most,
        @DefaultValue("256") int mostOfAddress,
        @DefaultValue("10s") Duration headersWithin) {

    /** What the container may keep for a connection that is in the middle of a request, and some room. */
    private static final int BYTES_EACH = 1 << 18;

    private static final int MOST = 8192;

    int mostOfAll() {
        return most == null ? (int) Math.clamp(Runtime.getRuntime().maxMemory() / BYTES_EACH, 256, MOST) : most;
    }
}
