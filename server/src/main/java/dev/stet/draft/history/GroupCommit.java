package dev.stet.draft.history;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends revisions of different drafts that wait at the same time to the database together: one round trip, one
 * transaction, one flush of its log. A revision that finds a writer free is sent at once; revisions that arrive while
 * all writers are busy gather into the next group.
 *
 * <p>Each revision is decided by itself and answered only after the commit. If the database rejects one, the group is
 * retried one by one, so the others still succeed.
 */
@Component
class GroupCommit {

    /**
     * Groups written at a time. With more of them fewer appends gather; with a single one all would wait for one
     * connection that hangs.
     */
    private static final int WRITERS = 2;

    /** Of the contents in one group. */
    private static final long MOST_CHARACTERS = 1 << 20;

    /** As for a connection. After this, the caller is told that the database does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AppendStatement statement;
    private final Semaphore writers;
    private final Duration patience;
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    @Autowired
    GroupCommit(AppendStatement statement) {
        this(statement, WRITERS, PATIENCE);
    }

    /** @param writers groups written at a time */
    GroupCommit(AppendStatement statement, int writers, Duration patience) {
        this.statement = statement;
        this.writers = new Semaphore(writers);
        this.patience = patience;
    }

    /**
     * As {@link AppendStatement#append(NewRevision)}, outside a transaction.
     *
     * @return whether it was appended, once that is durable
     * @throws DataAccessResourceFailureException when no writer came free in time; nothing was written
     */
    boolean append(NewRevision revision) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("others' appends would be part of this transaction");
        }
        var mine = new Waiting(revision);
        synchronized (waiting) {
            waiting.add(mine);
        }
        writeNext();
        try {
            return mine.done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(mine);
            return mine.await(); // it is under way
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(mine);
            return mine.await();
        } catch (ExecutionException e) {
            return mine.await();
        }
    }

    /** Takes it back unless a writer has it. */
    private void giveUp(Waiting one) {
        synchronized (waiting) {
            if (waiting.remove(one)) {
                throw new DataAccessResourceFailureException("no writer came free in time");
            }
        }
    }

    /** Appends that no writer has taken yet. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Writes a group if a writer is free. Whoever finds none free leaves it to those who are writing. */
    private void writeNext() {
        if (!writers.tryAcquire()) {
            return;
        }
        try {
            write(nextGroup());
        } finally {
            writers.release();
            if (waiting() > 0) {
                // not in this thread, whose own caller has its answer
                Thread.startVirtualThread(this::writeNext);
            }
        }
    }

    /**
     * A power of two of them, so that the driver and the database meet the same few statements again; fewer when they
     * are large.
     */
    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        synchronized (waiting) {
            int most = Math.min(statement.mostTogether(), Integer.highestOneBit(waiting.size()));
            long characters = 0;
            while (group.size() < most) {
                characters += waiting.element().characters();
                if (characters > MOST_CHARACTERS && !group.isEmpty()) {
                    break;
                }
                group.add(waiting.remove());
            }
        }
        return group;
    }

    private void write(List<Waiting> group) {
        if (group.isEmpty()) {
            return; // another writer was faster
        }
        if (group.size() == 1) {
            writeAlone(group.getFirst());
            return;
        }
        try {
            List<Boolean> done =
                    statement.append(group.stream().map(each -> each.revision).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).done.complete(done.get(i));
            }
        } catch (DataIntegrityViolationException oneOfThem) {
            // the database took all of them back
            group.forEach(this::writeAlone);
        } catch (RuntimeException | Error e) {
            group.forEach(each -> each.done.completeExceptionally(e));
        }
    }

    private void writeAlone(Waiting one) {
        try {
            one.done.complete(statement.append(one.revision));
        } catch (RuntimeException | Error e) {
            one.done.completeExceptionally(e);
        }
    }

    private static final class Waiting {

        final NewRevision revision;
        final CompletableFuture<Boolean> done = new CompletableFuture<>();

        Waiting(NewRevision revision) {
            this.revision = revision;
        }

        int characters() {
            String patch = revision.patch();
            return revision.snapshot() || patch == null ? revision.content().weight() : patch.length();
        }

        boolean await() {
            try {
                return done.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
