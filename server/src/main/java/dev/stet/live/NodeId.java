package dev.stet.live;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** The id of this run of the server. A server that starts again gets another. */
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
