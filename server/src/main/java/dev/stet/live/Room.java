package dev.stet.live;

import dev.stet.draft.history.Revisions;
import dev.stet.draft.history.Standing;
import dev.stet.live.protocol.ClientMessage;
import dev.stet.live.protocol.ClientMessage.At;
import dev.stet.live.protocol.ClientMessage.BadMessage;
import dev.stet.live.protocol.ClientMessage.Hello;
import dev.stet.live.protocol.ClientMessage.Ping;
import dev.stet.live.protocol.CloseReason;
import dev.stet.live.protocol.MessageWriter;
import dev.stet.live.protocol.ServerMessage;
import java.util.Set;
import org.springframework.web.socket.CloseStatus;

/** The connections that this node has of one tenant. */
final class Room {

    private final long tenantId;
    private final Set<Connection> connections;
    private final RoomNews news;
    private final RoomPresence presence;
    private final Revisions revisions;
    private final LiveDatabase database;
    private final MessageWriter messages;
    private final LiveSettings settings;

    /** @param connections shared with the news and the presence, which send to them */
    Room(
            long tenantId,
            Set<Connection> connections,
            RoomNews news,
            RoomPresence presence,
            Revisions revisions,
            LiveDatabase database,
            MessageWriter messages,
            LiveSettings settings) {
        this.tenantId = tenantId;
        this.connections = connections;
        this.news = news;
        this.presence = presence;
        this.revisions = revisions;
        this.database = database;
        this.messages = messages;
        this.settings = settings;
    }

    long tenantId() {
        return tenantId;
    }

    Set<Connection> connections() {
        return connections;
    }

    RoomNews news() {
        return news;
    }

    RoomPresence presence() {
        return presence;
    }

    boolean isIdle() {
        return connections.isEmpty() && !presence.isWritten();
    }

    /** False when the room has as many connections as it may, of all writers or of this one. */
    boolean enter(Connection connection) {
        long ofWriter = connections.stream()
                .filter(other -> isOfSameWriter(other, connection))
                .count();
        if (connections.size() >= settings.connectionsPerTenant() || ofWriter >= settings.connectionsPerWriter()) {
            return false;
        }
        connections.add(connection);
        return true;
    }

    /** Does nothing for a connection that has left before. */
    void leave(Connection connection) {
        if (connections.remove(connection)) {
            presence.mayHaveChanged();
        }
    }

    void close(Connection connection, CloseStatus why) {
        connection.close(why);
        leave(connection);
    }

    /** @throws BadMessage when the message comes out of turn */
    void receive(Connection from, ClientMessage message) throws BadMessage {
        boolean introduced = from.client() != null;
        if (introduced == message instanceof Hello) {
            throw new BadMessage(introduced ? "a second hello" : "the first message is no hello");
        }
        switch (message) {
            case Hello hello -> receive(from, hello);
            case At at -> {
                from.moveTo(at.place());
                presence.mayHaveChanged();
            }
            case Ping ping -> from.pong(news.version());
        }
    }

    private void receive(Connection connection, Hello hello) {
        if (hello.protocol() != ServerMessage.PROTOCOL) {
            close(connection, CloseReason.OTHER_PROTOCOL.status());
            return;
        }
        connections.stream()
                .filter(other -> hello.client().equals(other.client()) && isOfSameWriter(other, connection))
                .forEach(earlier -> close(earlier, CloseReason.REPLACED.status()));
        connection.introduce(hello.client());
        // the connection is in the room already, so it is told of every change that comes after this read
        Standing standing = database.run(() -> revisions.standing(tenantId));
        connection.welcome(messages.frame(welcome(standing)), standing.version());
        news.startAt(standing.version());
        presence.mayHaveChanged();
    }

    private ServerMessage welcome(Standing standing) {
        return new ServerMessage.Welcome(
                ServerMessage.PROTOCOL,
                standing.version(),
                standing.lineage(),
                standing.published(),
                settings.heartbeat().toSeconds(),
                settings.ttl().toSeconds(),
                presence.current());
    }

    private static boolean isOfSameWriter(Connection one, Connection other) {
        return one != other
                && one.writer().kind() == other.writer().kind()
                && one.writer().id().equals(other.writer().id());
    }
}
