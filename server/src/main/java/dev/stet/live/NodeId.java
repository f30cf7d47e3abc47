package dev.stet.live;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Tells this run of a server from all others: a node that starts again is another node. */
@Component
class NodeId {

    private final String value;

    NodeId() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        this.value = HexFormat.of().formatHex(random);
    }

    String value() {
        return value;
    }
}
