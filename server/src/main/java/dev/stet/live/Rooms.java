package dev.stet.live;

import dev.stet.account.Admission;
import dev.stet.draft.DraftChanged;
import dev.stet.draft.history.Revisions;
import dev.stet.live.protocol.CloseReason;
import dev.stet.live.protocol.MessageWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** This node's connections, in a room for each tenant. */
@Component
class Rooms {

    private final Revisions revisions;
    private final PresenceTable presences;
    private final Hints hints;
    private final LiveDatabase database;
    private final MessageWriter messages;
    private final LiveSettings settings;
    private final Clock clock;
    private final Map<Long, Room> rooms = new ConcurrentHashMap<>();

    Rooms(
            Revisions revisions,
            PresenceTable presences,
            Hints hints,
            LiveDatabase database,
            MessageWriter messages,
            LiveSettings settings,
            Clock clock) {
        this.revisions = revisions;
        this.presences = presences;
        this.hints = hints;
        this.database = database;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    Connection connection(Admission admission, WebSocketSession socket) {
        return new Connection(admission, socket, new SendQueue(settings, messages), settings, clock);
    }

    /** Puts the connection into its tenant's room, or closes it when the room is full. */
    Room enter(Connection connection) {
        // inside compute: nobody removes the room while a connection enters it
        return rooms.compute(connection.tenantId(), (tenantId, known) -> {
            Room room = known == null ? room(tenantId) : known;
            if (!room.enter(connection)) {
                connection.close(CloseReason.TOO_MANY.status());
            }
            return room;
        });
    }

    private Room room(long tenantId) {
        Set<Connection> connections = ConcurrentHashMap.newKeySet();
        RoomNews news = new RoomNews(tenantId, connections, revisions, database, messages);
        RoomPresence presence = new RoomPresence(
                tenantId,
                connections,
                presences,
                database,
                hints,
                messages,
                settings.presenceEvery(),
                () -> removeIfIdle(tenantId));
        return new Room(tenantId, connections, news, presence, revisions, database, messages, settings);
    }

    private void removeIfIdle(long tenantId) {
        rooms.computeIfPresent(tenantId, (id, room) -> room.isIdle() ? null : room);
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

    /** This node accepted a change: its own connections hear of it at once, other nodes by a hint. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(DraftChanged change) {
        heardOf(change.tenantId(), change.version());
        hints.changed(change.tenantId(), change.version());
    }

    void heardOf(long tenantId, long version) {
        Room room = find(tenantId);
        if (room != null) {
            room.news().heardOf(version);
        }
    }

    void presenceMayHaveChanged(long tenantId) {
        Room room = find(tenantId);
        if (room != null) {
            room.presence().mayHaveChanged();
        }
    }
}
