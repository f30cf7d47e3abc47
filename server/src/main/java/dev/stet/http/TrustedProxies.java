package dev.stet.http;

import java.net.InetAddress;
import org.apache.catalina.util.NetMaskSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The proxies whose word counts, from {@code STET_TRUSTED_PROXIES}: a list of addresses and networks (CIDR). What anybody
 * else says in {@code X-Forwarded-…} is ignored; the container's valve has the same list.
 */
@Component
public class TrustedProxies {

    private final NetMaskSet networks;

    TrustedProxies(@Value("${server.tomcat.remoteip.internal-proxies:}") String list) {
        networks = new NetMaskSet();
        if (!list.isBlank() && !networks.addAll(list).isEmpty()) {
            throw new IllegalArgumentException("STET_TRUSTED_PROXIES has entries that are no networks: " + list);
        }
    }

    public boolean contain(InetAddress address) {
        return networks.contains(address);
    }
}
