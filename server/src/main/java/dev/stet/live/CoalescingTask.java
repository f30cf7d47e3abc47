package dev.stet.live;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * A task that runs soon after it is requested, on a virtual thread. A request never waits. The task runs once at a
 * time, and at least once after the last request; requests that come during a run share the next run.
 */
final class CoalescingTask {

    private static final Logger log = LoggerFactory.getLogger(CoalescingTask.class);

    private final String name;
    private final Work work;
    private final Executor threads;
    private final AtomicInteger requests = new AtomicInteger();

    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    CoalescingTask(String name, Work work) {
        this(name, work, Thread.ofVirtual().name(name)::start);
    }

    CoalescingTask(String name, Work work, Executor threads) {
        this.name = name;
        this.work = work;
        this.threads = threads;
    }

    void request() {
        if (requests.getAndIncrement() == 0) {
            try {
                threads.execute(this::run);
            } catch (Throwable e) {
                // the requester's own work is done, so it must not fail; the next request tries again
                requests.set(0);
                log.warn("{} could not start", name, e);
            }
        }
    }

    private void run() {
        int seen;
        do {
            seen = requests.get();
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (CancellationException e) {
                return; // the server stops
            } catch (NonTransientDataAccessResourceException | TransactionException e) {
                // the pool has logged that the database is unavailable; the reconciler catches up when it is back
                log.debug("{} failed", name, e);
            } catch (Throwable e) {
                // errors too: if this thread ended here, the task would never run again
                log.warn("{} failed", name, e);
            }
        } while (!requests.compareAndSet(seen, 0));
    }
}
