package dev.stet.live;

import dev.stet.draft.Drafts;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What all rooms of this server share. */
@Component
class Node {

    /** Of the pool's connections, those that news may take: the rest is for saves. */
    private static final int READS_AT_ONCE = 4;

    private final Semaphore reads = new Semaphore(READS_AT_ONCE);
    private final Drafts drafts;
    private final PresenceTable presences;
    private final Hints hints;
    private final LiveSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private volatile boolean stopping;

    Node(Drafts drafts, PresenceTable presences, Hints hints, LiveSettings settings, JsonMapper json, Clock clock) {
        this.drafts = drafts;
        this.presences = presences;
        this.hints = hints;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** From now on nobody is let in, and nothing new is told. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    Drafts drafts() {
        return drafts;
    }

    PresenceTable presences() {
        return presences;
    }

    Hints hints() {
        return hints;
    }

    LiveSettings settings() {
        return settings;
    }

    JsonMapper json() {
        return json;
    }

    Clock clock() {
        return clock;
    }

    Frame frame(ServerMessage message) {
        return Frame.of(json, message);
    }

    /** Asks the database, when it is this caller's turn. */
    <T> T ask(Supplier<T> question) {
        reads.acquireUninterruptibly();
        try {
            return question.get();
        } finally {
            reads.release();
        }
    }
}
