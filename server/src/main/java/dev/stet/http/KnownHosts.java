package dev.stet.http;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The names under which this server may be asked for: the one in {@code stet.public-url}, those in
 * {@code stet.allowed-hosts}, and this machine's own, which no stranger's page can be served from. A demo is known by
 * the machine's own names only: a page elsewhere whose name is made to lead here (DNS rebinding) gets nothing.
 */
@Component
class KnownHosts {

    private static final Logger log = LoggerFactory.getLogger(KnownHosts.class);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");

    private final Set<String> names = new HashSet<>();
    private final boolean any;

    KnownHosts(
            @Value("${stet.public-url}") String publicUrl,
            @Value("${stet.allowed-hosts}") String[] allowed,
            @Value("${stet.demo}") boolean demo) {
        host(publicUrl).ifPresent(names::add);
        Stream.of(allowed)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        any = names.contains("*") || names.isEmpty() && !demo;
        if (any && !names.contains("*")) {
            log.warn("STET_PUBLIC_URL is not set, so requests for any host name are answered");
        }
    }

    /** @param name without a port, as the request named it */
    boolean contain(String name) {
        String host = name.toLowerCase(Locale.ROOT);
        return any || LOOPBACK.contains(host) || host.endsWith(".localhost") || names.contains(host);
    }

    private static Optional<String> host(String url) {
        if (url.isBlank()) {
            return Optional.empty();
        }
        String host = URI.create(url.strip()).getHost();
        if (host == null) {
            throw new IllegalArgumentException("STET_PUBLIC_URL has no host name; it is an address such as"
                    + " https://stet.example and was " + url);
        }
        return Optional.of(host.toLowerCase(Locale.ROOT));
    }
}
