package dev.stet.live;

import dev.stet.account.Admission;
import dev.stet.live.protocol.ClientMessage;
import dev.stet.live.protocol.ClientMessage.BadMessage;
import dev.stet.live.protocol.CloseReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** Reads the messages of one WebSocket, and hands them to its {@link Room}. The container calls it from one thread at a time. */
final class LiveSocket implements WebSocketHandler {

    static final int MOST_MESSAGE_BYTES = 4096;

    private final Rooms rooms;
    private final AccessCheck accessCheck;
    private final Admission admission;
    private final Duration stuck;
    /** The parts so far of a message that comes in parts. */
    private final StringBuilder parts = new StringBuilder(0);

    private @Nullable Connection connection;
    private @Nullable Room room;

    /** @param stuck after how long a connection that does not read is closed */
    LiveSocket(Rooms rooms, AccessCheck accessCheck, Admission admission, Duration stuck) {
        this.rooms = rooms;
        this.accessCheck = accessCheck;
        this.admission = admission;
        this.stuck = stuck;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        Object container = ((NativeWebSocketSession) socket).getNativeSession();
        ((jakarta.websocket.Session) container)
                .getUserProperties()
                .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", stuck.toMillis());
        connection = rooms.connection(admission, socket);
        room = rooms.enter(connection);
        accessCheck.entered(connection);
    }

    /** Takes messages in parts: one over the container's limit would be closed with the container's own code. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void handleMessage(WebSocketSession socket, WebSocketMessage<?> message) {
        Connection from = Objects.requireNonNull(connection);
        if (from.isClosing() || message instanceof PongMessage) {
            return;
        }
        if (!(message instanceof TextMessage text)) {
            refuse(from, CloseReason.BAD_MESSAGE.because("it is not text"));
            return;
        }
        parts.append(text.getPayload());
        if (parts.length() > MOST_MESSAGE_BYTES) {
            refuse(from, CloseReason.BAD_MESSAGE.because("it is over 4 KiB"));
        } else if (message.isLast()) {
            String whole = parts.toString();
            parts.setLength(0);
            parts.trimToSize();
            receive(from, whole);
        }
    }

    private void receive(Connection from, String text) {
        Room in = Objects.requireNonNull(room);
        if (!from.countMessage()) {
            refuse(from, CloseReason.TOO_MANY.status());
            return;
        }
        try {
            if (text.getBytes(StandardCharsets.UTF_8).length > MOST_MESSAGE_BYTES) {
                throw new BadMessage("it is over 4 KiB");
            }
            in.receive(from, ClientMessage.parse(text));
        } catch (BadMessage e) {
            refuse(from, CloseReason.BAD_MESSAGE.because(e.reason()));
        } catch (DataAccessException | TransactionException e) {
            refuse(from, CloseReason.BUSY.status());
        }
    }

    private void refuse(Connection from, CloseStatus why) {
        parts.setLength(0);
        rooms.close(from, why);
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable error) {
        end();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        end();
    }

    private void end() {
        if (connection != null) {
            connection.hasEnded();
            rooms.leave(connection);
        }
    }
}
