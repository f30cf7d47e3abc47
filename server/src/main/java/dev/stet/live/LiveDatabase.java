package dev.stet.live;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Live's share of the database connections. The rest of the pool stays free for saves. */
@Component
class LiveDatabase {

    private static final int CONNECTIONS = 4;
    private static final int STOP_SECONDS = 2;

    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private volatile boolean stopping;

    /**
     * Runs a piece of work that needs a database connection; waits while live has as many as it may.
     *
     * @throws CancellationException when the server stops
     */
    <T> T run(Supplier<T> work) {
        connections.acquireUninterruptibly();
        try {
            if (stopping) {
                throw new CancellationException("the server stops");
            }
            return work.get();
        } finally {
            connections.release();
        }
    }

    /** Refuses all further work, and waits a little for the work under way. */
    void stop() throws InterruptedException {
        stopping = true;
        if (connections.tryAcquire(CONNECTIONS, STOP_SECONDS, TimeUnit.SECONDS)) {
            connections.release(CONNECTIONS);
        }
    }

    boolean isStopping() {
        return stopping;
    }
}
