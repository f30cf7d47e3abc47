package dev.stet.live;

import dev.stet.draft.history.News;
import dev.stet.draft.history.Revisions;
import dev.stet.live.protocol.Frame;
import dev.stet.live.protocol.MessageWriter;
import dev.stet.live.protocol.ServerMessage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells a room's connections of new versions, in the order of the versions. One task reads each change once and writes
 * its message once, for all connections.
 */
final class RoomNews {

    private static final long UNKNOWN = -1;

    /** A room that missed more versions than this tells its clients to refetch. */
    private static final int MOST_AT_ONCE = 64;

    private final long tenantId;
    private final Set<Connection> connections;
    private final Revisions revisions;
    private final LiveDatabase database;
    private final MessageWriter messages;

    private final CoalescingTask sending = new CoalescingTask("live-news", this::send);
    /** The newest version that this node knows to exist. */
    private final AtomicLong newest = new AtomicLong(UNKNOWN);
    /** The newest version that the connections were told of. */
    private final AtomicLong sent = new AtomicLong(UNKNOWN);

    RoomNews(
            long tenantId,
            Set<Connection> connections,
            Revisions revisions,
            LiveDatabase database,
            MessageWriter messages) {
        this.tenantId = tenantId;
        this.connections = connections;
        this.revisions = revisions;
        this.database = database;
        this.messages = messages;
    }

    /** The newest version that the connections were told of. */
    long version() {
        return sent.get();
    }

    /** A connection starts at this version. The first one decides from where on the room tells its news. */
    void startAt(long version) {
        sent.compareAndSet(UNKNOWN, version);
        heardOf(version);
    }

    /** The draft is at this version, or at a later one. */
    void heardOf(long version) {
        newest.accumulateAndGet(version, Math::max);
        sending.request();
    }

    private void send() {
        long from = sent.get();
        while (from != UNKNOWN && newest.get() > from) {
            long to = newest.get();
            if (to - from > MOST_AT_ONCE) {
                connections.forEach(connection -> connection.behind(to));
                sent.set(to);
            } else {
                long after = from;
                List<News> news = database.run(() -> revisions.newsAfter(tenantId, after, MOST_AT_ONCE));
                if (news.isEmpty()) {
                    return;
                }
                news.forEach(this::send);
            }
            from = sent.get();
        }
    }

    private void send(News news) {
        long version = news.revision().version();
        Frame frame = messages.frame(ServerMessage.Changed.of(news));
        connections.forEach(connection -> connection.changed(version, frame));
        // last: a pong names this version, and must not overtake the news
        sent.set(version);
    }
}
