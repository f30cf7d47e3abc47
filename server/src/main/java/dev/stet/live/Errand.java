package dev.stet.live;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something to do soon, on a virtual thread of its own. Asking never waits. However often it is asked for, it runs once
 * at a time, and begins at least once after the last time that it was asked for.
 */
final class Errand {

    private static final Logger log = LoggerFactory.getLogger(Errand.class);

    private final String name;
    private final Task task;
    private final AtomicInteger asked = new AtomicInteger();

    /** What it is. */
    @FunctionalInterface
    interface Task {
        void run() throws InterruptedException;
    }

    Errand(String name, Task task) {
        this.name = name;
        this.task = task;
    }

    void ask() {
        if (asked.getAndIncrement() == 0) {
            Thread.ofVirtual().name(name).start(this::run);
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
            } catch (RuntimeException e) {
                // news may get lost: whoever compares versions next asks again
                log.warn("{} failed: {}", name, e.toString());
                log.debug("{} failed", name, e);
            }
        } while (!asked.compareAndSet(seen, 0));
    }
}
