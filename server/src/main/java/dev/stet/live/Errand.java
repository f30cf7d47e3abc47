package dev.stet.live;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * Something to do soon, on a virtual thread of its own. Asking never waits. However often it is asked for, it runs once
 * at a time, and begins at least once after the last time that it was asked for.
 */
final class Errand {

    private static final Logger log = LoggerFactory.getLogger(Errand.class);

    private final String name;
    private final Task task;
    private final Executor threads;
    private final AtomicInteger asked = new AtomicInteger();

    /** What it is. */
    @FunctionalInterface
    interface Task {
        void run() throws InterruptedException;
    }

    Errand(String name, Task task) {
        this(name, task, Thread.ofVirtual().name(name)::start);
    }

    Errand(String name, Task task, Executor threads) {
        this.name = name;
        this.task = task;
        this.threads = threads;
    }

    void ask() {
        if (asked.getAndIncrement() == 0) {
            try {
                threads.execute(this::run);
            } catch (Throwable e) {
                // whoever asked has done what it came for; the next to ask tries again
                asked.set(0);
                log.warn("{} could not begin", name, e);
            }
        }
    }

    private void run() {
        int seen;
        do {
            seen = asked.get();
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (CancellationException e) {
                return; // nothing is to be done any more
            } catch (NonTransientDataAccessResourceException | TransactionException e) {
                // the pool has said that the database is gone; what was not done, comparing finds when it is back
                log.debug("{} failed", name, e);
            } catch (Throwable e) {
                // an error too: a thread that ended here without a word would be the errand's last
                log.warn("{} failed", name, e);
            }
        } while (!asked.compareAndSet(seen, 0));
    }
}
