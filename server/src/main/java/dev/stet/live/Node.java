package dev.stet.live;

import dev.stet.draft.Drafts;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What all rooms of this server share. */
@Component
class Node {

    /** Of the pool's connections, those that news may take: the rest is for saves. */
    private static final int READS_AT_ONCE = 4;

    private static final int LAST_ANSWERS_SECONDS = 2;

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

    /** From now on nobody is let in and nothing is asked; waits a little for the answers under way. */
    void stop() throws InterruptedException {
        stopping = true;
        if (reads.tryAcquire(READS_AT_ONCE, LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
            reads.release(READS_AT_ONCE);
        }
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

    /**
     * Asks the database, when it is this caller's turn.
     *
     * @throws CancellationException when the server stops
     */
    <T> T ask(Supplier<T> question) {
        reads.acquireUninterruptibly();
        try {
            if (stopping) {
                throw new CancellationException("the server stops");
            }
            return question.get();
        } finally {
            reads.release();
        }
    }
}
