package dev.stet.live;

import dev.stet.draft.News;
import dev.stet.draft.Standing;
import dev.stet.live.ClientMessage.At;
import dev.stet.live.ClientMessage.BadMessage;
import dev.stet.live.ClientMessage.Hello;
import dev.stet.live.ClientMessage.Ping;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * The connections that this node has of one tenant. News are read once and written out once for all of them, by one
 * errand, so in the order of the versions; the list of tabs by another.
 */
final class Room {

    private static final long UNKNOWN = -1;

    /** Who is told of more versions at once is told to ask instead. */
    private static final int MOST_AT_ONCE = 64;

    private final long tenantId;
    private final Node node;
    private final Consumer<Room> whenIdle;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private final Errand telling = new Errand("live-news", this::tell);
    /** The newest version that this node knows to exist. */
    private final AtomicLong heard = new AtomicLong(UNKNOWN);
    /** The newest version that was told here. */
    private final AtomicLong told = new AtomicLong(UNKNOWN);

    private final Errand presenting = new Errand("live-presence", this::present);
    /** Whether the list was not looked at to the end, since the database was not there. */
    private volatile boolean unsettled;
    /** Whether the database lost this node's row. */
    private volatile boolean lost;
    /** This node's tabs as they are in the database; empty when no row is there. */
    private volatile String written = "";

    private volatile List<Tab> elsewhere = List.of();
    private volatile String digest = "";
    private Presence shown = Presence.NOBODY;

    /** @param whenIdle told when nobody is here and the database knows it */
    Room(long tenantId, Node node, Consumer<Room> whenIdle) {
        this.tenantId = tenantId;
        this.node = node;
        this.whenIdle = whenIdle;
    }

    long tenantId() {
        return tenantId;
    }

    Set<Connection> connections() {
        return connections;
    }

    boolean isIdle() {
        return connections.isEmpty() && written.isEmpty();
    }

    /** False when there are too many already. */
    boolean enter(Connection connection) {
        long ofWriter = connections.stream()
                .filter(other -> isOfSameWriter(other, connection))
                .count();
        if (connections.size() >= node.settings().connectionsPerTenant()
                || ofWriter >= node.settings().connectionsPerWriter()) {
            return false;
        }
        connections.add(connection);
        return true;
    }

    /** Does nothing the second time. */
    void leave(Connection connection) {
        if (connections.remove(connection)) {
            presenceMayHaveChanged();
        }
    }

    void close(Connection connection, CloseStatus why) {
        connection.close(why);
        leave(connection);
    }

    /** @throws BadMessage when it comes out of turn */
    void take(Connection from, ClientMessage message) throws BadMessage {
        boolean introduced = from.client() != null;
        if (introduced == message instanceof Hello) {
            throw new BadMessage(introduced ? "a second hello" : "the first message is no hello");
        }
        switch (message) {
            case Hello hello -> welcome(from, hello);
            case At at -> {
                from.moveTo(at.place());
                presenceMayHaveChanged();
            }
            case Ping ping -> from.pong(told.get());
        }
    }

    private void welcome(Connection connection, Hello hello) {
        if (hello.protocol() != ServerMessage.PROTOCOL) {
            close(connection, Closing.OTHER_PROTOCOL.status());
            return;
        }
        connections.stream()
                .filter(other -> hello.client().equals(other.client()) && isOfSameWriter(other, connection))
                .forEach(earlier -> close(earlier, Closing.REPLACED.status()));
        connection.introduce(hello.client());
        // it is among the connections already: what is accepted after this reading is told
        Standing standing = node.ask(() -> node.drafts().standing(tenantId));
        LiveSettings settings = node.settings();
        connection.welcome(
                node.frame(new ServerMessage.Welcome(
                        ServerMessage.PROTOCOL,
                        standing.version(),
                        standing.published(),
                        settings.heartbeat().toSeconds(),
                        settings.ttl().toSeconds(),
                        Presence.of(tabs(), elsewhere))),
                standing.version());
        told.compareAndSet(UNKNOWN, standing.version());
        hear(standing.version());
        presenceMayHaveChanged();
    }

    private static boolean isOfSameWriter(Connection one, Connection other) {
        return one != other
                && one.writer().kind() == other.writer().kind()
                && one.writer().id().equals(other.writer().id());
    }

    /** The draft is at this version, or later. */
    void hear(long version) {
        heard.accumulateAndGet(version, Math::max);
        telling.ask();
    }

    private void tell() {
        long from = told.get();
        while (from != UNKNOWN && heard.get() > from) {
            long newest = heard.get();
            if (newest - from > MOST_AT_ONCE) {
                connections.forEach(connection -> connection.behind(newest));
                told.set(newest);
            } else {
                long after = from;
                List<News> news = node.ask(() -> node.drafts().newsAfter(tenantId, after, MOST_AT_ONCE));
                if (news.isEmpty()) {
                    return;
                }
                news.forEach(this::tell);
            }
            from = told.get();
        }
    }

    private void tell(News news) {
        long version = news.revision().version();
        Frame frame = node.frame(ServerMessage.Changed.of(news));
        connections.forEach(connection -> connection.changed(version, frame));
        // only now may a pong name it
        told.set(version);
    }

    void presenceMayHaveChanged() {
        presenting.ask();
    }

    /** @param now what the database says of all nodes' tabs, as a digest */
    void comparePresence(@Nullable String now) {
        String other = Objects.requireNonNullElse(now, "");
        if (unsettled || !other.equals(digest)) {
            digest = other;
            presenting.ask();
        }
    }

    /** Whether the database must have a row of this room's tabs. */
    boolean isWritten() {
        return !written.isEmpty();
    }

    /** The row has gone: the database lost it in a crash. */
    void writeAgain() {
        lost = true;
        presenceMayHaveChanged();
    }

    private List<Tab> tabs() {
        return connections.stream()
                .map(Connection::tab)
                .filter(Objects::nonNull)
                .sorted(Presence.OLDEST_FIRST)
                .toList();
    }

    private void present() throws InterruptedException {
        unsettled = true;
        List<Tab> here = tabs();
        String now = here.isEmpty() ? "" : node.json().writeValueAsString(here);
        if (lost || !now.equals(written)) {
            lost = false;
            node.ask(() -> node.presences().put(tenantId, now));
            written = now;
            node.hints().presenceChanged(tenantId);
        }
        elsewhere = node.ask(() -> node.presences().elsewhere(tenantId));
        unsettled = false;
        Presence all = Presence.of(here, elsewhere);
        if (!all.equals(shown)) {
            shown = all;
            Frame frame = node.frame(new ServerMessage.Present(all));
            connections.forEach(connection -> connection.presence(frame));
        }
        if (isIdle()) {
            whenIdle.accept(this);
        }
        Thread.sleep(node.settings().presenceEvery());
    }
}
