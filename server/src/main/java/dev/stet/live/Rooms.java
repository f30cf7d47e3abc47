package dev.stet.live;

import dev.stet.account.Admission;
import dev.stet.draft.DraftChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** The connections of this node, by tenant. */
@Component
class Rooms {

    private final Node node;
    private final Map<Long, Room> rooms = new ConcurrentHashMap<>();

    Rooms(Node node) {
        this.node = node;
    }

    LiveSettings settings() {
        return node.settings();
    }

    Instant now() {
        return node.clock().instant();
    }

    Connection connection(Admission admission, WebSocketSession socket) {
        Outbox outbox = new Outbox(
                settings(),
                version -> node.frame(new ServerMessage.Behind(version)),
                version -> node.frame(new ServerMessage.Pong(version)));
        return new Connection(admission, socket, outbox, settings(), node.clock());
    }

    /** Puts the connection into its tenant's room, or closes it when that is full. */
    Room enter(Connection connection) {
        // entering and removing a room exclude each other
        return rooms.compute(connection.tenantId(), (tenantId, known) -> {
            Room room = known == null ? new Room(tenantId, node, this::removeIfIdle) : known;
            if (!room.enter(connection)) {
                connection.close(Closing.TOO_MANY.status());
            }
            return room;
        });
    }

    private void removeIfIdle(Room room) {
        rooms.computeIfPresent(room.tenantId(), (tenantId, known) -> known == room && room.isIdle() ? null : known);
    }

    void leave(Connection connection) {
        Room room = find(connection.tenantId());
        if (room != null) {
            room.leave(connection);
        }
    }

    void close(Connection connection, CloseStatus why) {
        connection.close(why);
        leave(connection);
    }

    void stop() throws InterruptedException {
        node.stop();
    }

    boolean isStopping() {
        return node.isStopping();
    }

    @Nullable
    Room find(long tenantId) {
        return rooms.get(tenantId);
    }

    Collection<Room> all() {
        return rooms.values();
    }

    Stream<Connection> connections() {
        return rooms.values().stream().flatMap(room -> room.connections().stream());
    }

    /** A change of this node's own. It goes to its connections at once, and to other nodes as a hint. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(DraftChanged change) {
        hear(change.tenantId(), change.version());
        node.hints().changed(change.tenantId(), change.version());
    }

    void hear(long tenantId, long version) {
        Room room = find(tenantId);
        if (room != null) {
            room.hear(version);
        }
    }

    void hearOfPresence(long tenantId) {
        Room room = find(tenantId);
        if (room != null) {
            room.presenceMayHaveChanged();
        }
    }
}
