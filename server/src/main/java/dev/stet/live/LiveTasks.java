package dev.stet.live;

import dev.stet.live.protocol.CloseReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs live's periodic tasks, and says goodbye when the server stops. It stops before the web server does, so the web
 * server has no open connection to wait for.
 */
@Component
class LiveTasks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveTasks.class);

    private static final Duration CLOSE_SILENT_EVERY = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Rooms rooms;
    private final LiveDatabase database;
    private final Reconciler reconciler;
    private final AccessCheck accessCheck;
    private final PresenceTable presences;
    private final Hints hints;
    private final LiveSettings settings;
    private final CoalescingTask closingSilent = new CoalescingTask("live-silence", this::closeSilent);
    private final CoalescingTask beating = new CoalescingTask("live-beat", this::beat);
    private @Nullable ScheduledExecutorService timer;

    LiveTasks(
            Rooms rooms,
            LiveDatabase database,
            Reconciler reconciler,
            AccessCheck accessCheck,
            PresenceTable presences,
            Hints hints,
            LiveSettings settings) {
        this.rooms = rooms;
        this.database = database;
        this.reconciler = reconciler;
        this.accessCheck = accessCheck;
        this.presences = presences;
        this.hints = hints;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("live-timer").daemon().factory());
        // the timer's thread only requests: nothing on it waits or fails
        every(executor, CLOSE_SILENT_EVERY, closingSilent::request);
        every(executor, settings.compareEvery(), reconciler::request);
        every(executor, settings.beatEvery(), beating::request);
        every(executor, settings.admitEvery(), accessCheck::request);
        timer = executor;
    }

    private static void every(ScheduledExecutorService executor, Duration period, Runnable task) {
        executor.scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
            try {
                database.stop();
                sayGoodbye();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void sayGoodbye() {
        List<Connection> connections = rooms.connections().toList();
        connections.forEach(connection -> rooms.close(connection, CloseReason.STOPPING.status()));
        CompletableFuture.allOf(connections.stream().map(Connection::ended).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        try {
            presences.leave();
            hints.sendLast(rooms.all().stream().map(Room::tenantId).toList());
        } catch (DataAccessException | TransactionException e) {
            log.debug("the database is unavailable: other nodes will notice by themselves that this one is gone", e);
        }
    }

    private void closeSilent() {
        rooms.connections()
                .filter(Connection::isSilent)
                .forEach(connection -> rooms.close(connection, CloseReason.SILENT.status()));
    }

    private void beat() {
        Set<Long> stored = presences.beat();
        rooms.all().stream()
                .filter(room -> room.presence().isWritten() && !stored.contains(room.tenantId()))
                .forEach(room -> room.presence().writeAgain());
    }
}
