package dev.stet.live;

import dev.stet.account.Admission;
import dev.stet.live.ClientMessage.BadMessage;
import java.nio.charset.StandardCharsets;
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

/** What one WebSocket brings, put into the words of its {@link Room}. The container calls it from one thread at a time. */
final class LiveSocket implements WebSocketHandler {

    static final int MOST_MESSAGE_BYTES = 4096;

    private final Rooms rooms;
    private final Admission admission;
    private final StringBuilder begun = new StringBuilder(0);
    private @Nullable Connection connection;
    private @Nullable Room room;

    LiveSocket(Rooms rooms, Admission admission) {
        this.rooms = rooms;
        this.admission = admission;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        Object container = ((NativeWebSocketSession) socket).getNativeSession();
        ((jakarta.websocket.Session) container)
                .getUserProperties()
                .put(
                        "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT",
                        rooms.settings().stuck().toMillis());
        connection = rooms.connection(admission, socket);
        room = rooms.enter(connection);
    }

    /** In parts, since the container would answer a message over its own limit with a code of its own. */
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
            refuse(from, Closing.BAD_MESSAGE.because("it is not text"));
            return;
        }
        begun.append(text.getPayload());
        if (begun.length() > MOST_MESSAGE_BYTES) {
            refuse(from, Closing.BAD_MESSAGE.because("it is over 4 KiB"));
        } else if (message.isLast()) {
            String whole = begun.toString();
            begun.setLength(0);
            begun.trimToSize();
            take(from, whole);
        }
    }

    private void take(Connection from, String text) {
        Room in = Objects.requireNonNull(room);
        if (!from.hears(rooms.now())) {
            refuse(from, Closing.TOO_MANY.status());
            return;
        }
        try {
            if (text.getBytes(StandardCharsets.UTF_8).length > MOST_MESSAGE_BYTES) {
                throw new BadMessage("it is over 4 KiB");
            }
            in.take(from, ClientMessage.parse(text));
        } catch (BadMessage e) {
            refuse(from, Closing.BAD_MESSAGE.because(e.what()));
        } catch (DataAccessException | TransactionException e) {
            refuse(from, Closing.BUSY.status());
        }
    }

    private void refuse(Connection from, CloseStatus why) {
        begun.setLength(0);
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
