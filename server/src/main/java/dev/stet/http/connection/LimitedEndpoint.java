package dev.stet.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Asks the {@link ConnectionGuard} about each connection, and about each time that one has sent something. */
final class LimitedEndpoint extends NioEndpoint {

    private @Nullable ConnectionGuard guard;

    void guard(ConnectionGuard guard) {
        this.guard = guard;
        setHandler(new Guarded(getHandler(), guard));
    }

    /** Called for each connection that was accepted; false has the container close it. */
    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        InetAddress address = address(socket);
        if (guard == null || address == null) {
            return super.setSocketOptions(socket);
        }
        if (!guard.admits(address)) {
            destroySocket(socket); // the container closes only those that it has registered
            return false;
        }
        boolean taken = super.setSocketOptions(socket);
        if (!taken && !connections.containsKey(socket)) {
            guard.left(address); // one that was registered is released
        }
        return taken;
    }

    private static @Nullable InetAddress address(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null;
        } catch (IOException closed) {
            return null;
        }
    }

    /** The container's own handler, with the guard around it. */
    private record Guarded(Handler<NioChannel> handler, ConnectionGuard guard) implements Handler<NioChannel> {

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            SocketState state = handler.process(socket, event);
            return guard.isTooSlow(socket, state) ? SocketState.CLOSED : state;
        }

        /** Called once for each connection, when it is closed. */
        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            guard.left(socket);
            handler.release(socket);
        }

        @Override
        public @Nullable Object getGlobal() {
            return handler.getGlobal();
        }

        @Override
        public void pause() {
            handler.pause();
        }

        @Override
        public void recycle() {
            handler.recycle();
        }
    }
}
