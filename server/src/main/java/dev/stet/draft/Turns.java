package dev.stet.draft;

import dev.stet.http.Problem;
import dev.stet.http.ProblemException;
import dev.stet.http.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets the changes of one draft come one after the other. At the draft's row they would queue anyway, each with a
 * connection in its hands; here they wait before they take one, so that a hot draft leaves the others theirs. The
 * changes of other nodes still meet at the row.
 */
@Component
class Turns {

    /** A turn takes milliseconds: whoever waits longer than this is told so, rather than left waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<Long, Queue> queues = new ConcurrentHashMap<>();
    private final Duration patience;

    Turns() {
        this(PATIENCE);
    }

    Turns(Duration patience) {
        this.patience = patience;
    }

    /** @throws ProblemException when the turn does not come in time; the change was not begun */
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

    private static ProblemException busy() {
        return Problem.of(ProblemType.UNAVAILABLE)
                .detail("Too many changes of this draft are waiting. This one was not begun; try again shortly.")
                .exception();
    }

    private static final class Queue {

        final Semaphore turn = new Semaphore(1, true);
        /** Those waiting, and the one whose turn it is. Changed inside the map's compute only. */
        int length;
    }
}
