package dev.stet.http.connection;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/** The container's HTTP/1.1, with a {@link ConnectionGuard} at its door. The container makes it by its name. */
public final class LimitedProtocol extends Http11NioProtocol {

    public LimitedProtocol() {
        super(new LimitedEndpoint());
    }

    void guard(ConnectionGuard guard) {
        LimitedEndpoint endpoint = (LimitedEndpoint) (NioEndpoint) getEndpoint();
        endpoint.guard(guard);
    }
}
