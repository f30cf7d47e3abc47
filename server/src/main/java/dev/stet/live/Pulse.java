package dev.stet.live;

import dev.stet.account.Admission;
import dev.stet.account.Admissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** What is done every so often, and at the end. It stops before the web server does, which then has nothing to wait for. */
@Component
class Pulse implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private static final Duration DEADLINES_EVERY = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Rooms rooms;
    private final Comparison comparison;
    private final PresenceTable presences;
    private final Hints hints;
    private final Admissions admissions;
    private final LiveSettings settings;
    private final Errand closing = new Errand("live-silence", this::closeSilent);
    private final Errand beating = new Errand("live-beat", this::beat);
    private final Errand admitting = new Errand("live-admissions", this::admit);
    private @Nullable ScheduledExecutorService timer;

    Pulse(
            Rooms rooms,
            Comparison comparison,
            PresenceTable presences,
            Hints hints,
            Admissions admissions,
            LiveSettings settings) {
        this.rooms = rooms;
        this.comparison = comparison;
        this.presences = presences;
        this.hints = hints;
        this.admissions = admissions;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("live-pulse").daemon().factory());
        // on this thread nothing waits or fails
        every(executor, DEADLINES_EVERY, closing::ask);
        every(executor, settings.compareEvery(), comparison::ask);
        every(executor, settings.beatEvery(), beating::ask);
        every(executor, settings.admitEvery(), admitting::ask);
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
                rooms.stop();
                sayGoodbye();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void sayGoodbye() {
        List<Connection> connections = rooms.connections().toList();
        connections.forEach(connection -> rooms.close(connection, Closing.STOPPING.status()));
        CompletableFuture.allOf(connections.stream().map(Connection::ended).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        try {
            presences.leave();
            hints.sendLast(rooms.all().stream().map(Room::tenantId).toList());
        } catch (DataAccessException | TransactionException e) {
            log.debug("the database is not there: other nodes will see by themselves that this one is gone", e);
        }
    }

    private void closeSilent() {
        Instant now = rooms.now();
        rooms.connections()
                .filter(connection -> connection.isSilent(now, settings))
                .forEach(connection -> rooms.close(connection, Closing.SILENT.status()));
    }

    private void beat() {
        Set<Long> present = presences.beat();
        rooms.all().stream()
                .filter(room -> room.isWritten() && !present.contains(room.tenantId()))
                .forEach(Room::writeAgain);
    }

    /** Closes the connections whose session or token has ended, each of which is asked for once. */
    private void admit() {
        Map<Admission, Admission.State> states = new HashMap<>();
        rooms.connections().forEach(connection -> {
            switch (states.computeIfAbsent(connection.admission(), admissions::state)) {
                case HOLDS -> {}
                case ENDED -> rooms.close(connection, Closing.ENDED.status());
                case GONE -> rooms.close(connection, Closing.GONE.status());
            }
        });
    }
}
