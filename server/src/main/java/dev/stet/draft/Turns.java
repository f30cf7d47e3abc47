package dev.stet.draft;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets the changes of one draft on this node come one after the other. At the database, all but one of them would lose
 * the race and be decided again; here they wait without a connection, so that a hot draft leaves the connections to the
 * others. Changes on other nodes still meet at the database.
 */
@Component
class Turns {

    /** A turn takes milliseconds: a change that waits longer than this is refused, rather than left waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Long, Queue> queues = new ConcurrentHashMap<>();
    private final Duration patience;

    Turns() {
        this(PATIENCE);
    }

    Turns(Duration patience) {
        this.patience = patience;
    }

    /** @throws DraftBusyException when the turn does not come in time; the change was not begun */
    <T> T take(long tenantId, Supplier<T> change) {
        Queue queue = queues.compute(tenantId, (id, known) -> joined(known));
        try {
            if (!queue.turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return change.get();
            } finally {
                queue.turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            queues.computeIfPresent(tenantId, (id, known) -> --known.length == 0 ? null : known);
        }
    }

    private static Queue joined(@Nullable Queue known) {
        Queue queue = known == null ? new Queue() : known;
        queue.length++;
        return queue;
    }

    private static DraftBusyException busy() {
        return new DraftBusyException("Too many changes of this draft are waiting.");
    }

    private static final class Queue {

        final Semaphore turn = new Semaphore(1, true);
        /** Those waiting, and the one whose turn it is. Changed inside the map's compute only. */
        int length;
    }
}
