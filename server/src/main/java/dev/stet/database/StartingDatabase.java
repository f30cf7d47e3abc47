package dev.stet.database;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.DisposableBean;

/** The embedded PostgreSQL while it starts on a thread of its own. It stops what it started when the server stops. */
final class StartingDatabase implements DisposableBean {

    private final FutureTask<EmbeddedDatabase> start;

    StartingDatabase(DataFolder folder) {
        this.start = new FutureTask<>(() -> EmbeddedDatabase.start(folder));
        Thread.ofPlatform().name("postgres-start").start(start);
    }

    /**
     * Waits until it runs.
     *
     * @throws RuntimeException whatever the start failed with
     */
    EmbeddedDatabase await() throws InterruptedException {
        try {
            return start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Also when the server failed to start before anybody waited for the database. */
    @Override
    public void destroy() throws Exception {
        EmbeddedDatabase started;
        try {
            started = start.get();
        } catch (ExecutionException e) {
            return; // it never ran
        }
        started.close();
    }
}
