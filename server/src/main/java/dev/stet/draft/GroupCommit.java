package dev.stet.draft;

import dev.stet.draft.DraftTable.Append;
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
 * Appends to different drafts that wait at the same time go to the database together: one round trip, one transaction,
 * one flush of its log. Nobody waits for others to come: one that finds a writer free goes at once and alone, and while
 * it is under way those who come gather.
 *
 * <p>Each append is still decided by itself and answered only after the commit. What one of them brings with it and the
 * database refuses costs the others nothing but time: then each goes alone.
 */
@Component
class GroupCommit {

    /**
     * Groups written at a time. With more of them fewer appends gather; with a single one all would wait for one
     * connection that hangs.
     */
    private static final int WRITERS = 2;

    /** Appends in one group, a power of two. With more the first ones would wait long for the last. */
    private static final int MOST = 16;

    /** Of the contents in one group. */
    private static final long MOST_CHARACTERS = 1 << 20;

    /** As for a connection. Whoever waits longer for a writer is told that the database does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DraftTable drafts;
    private final Semaphore writers;
    private final Duration patience;
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    @Autowired
    GroupCommit(DraftTable drafts) {
        this(drafts, WRITERS, PATIENCE);
    }

    /** @param writers groups written at a time */
    GroupCommit(DraftTable drafts, int writers, Duration patience) {
        this.drafts = drafts;
        this.writers = new Semaphore(writers);
        this.patience = patience;
    }

    /**
     * As {@link DraftTable#append(Change, NextRevision)}, outside a transaction.
     *
     * @return whether the draft was changed, once that is durable
     * @throws DataAccessResourceFailureException when no writer came free in time; nothing was written
     */
    boolean append(Change change, NextRevision next) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("others' appends would be part of this transaction");
        }
        var mine = new Waiting(new Append(change, next));
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
            int most = Math.min(MOST, Integer.highestOneBit(waiting.size()));
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
                    drafts.append(group.stream().map(each -> each.append).toList());
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
            one.done.complete(drafts.append(one.append.change(), one.append.next()));
        } catch (RuntimeException | Error e) {
            one.done.completeExceptionally(e);
        }
    }

    /** Equal to itself only: the contents of two would take long to compare. */
    private static final class Waiting {

        final Append append;
        final CompletableFuture<Boolean> done = new CompletableFuture<>();

        Waiting(Append append) {
            this.append = append;
        }

        int characters() {
            return append.next().content().text().length();
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
