package dev.stet.http.limits;

import dev.stet.http.BodyLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The bytes of contents that are under way at the same time, for each tenant and for all. A request takes its share
 * before its body is read, and waits for it holding nothing: neither bytes nor trees.
 */
@Component
class Budget {

    /** What a request costs apart from its content. */
    private static final int LEAST = 1 << 15;

    /** No tenant has more than this part of all, however busy. */
    private static final int SHARES = 8;

    /** Of one tenant; more are refused at once. */
    private static final int MOST_WAITING = 128;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Work on a content as large as this takes a core for longer than people notice. */
    private static final int HEAVY = 1 << 17;

    /** A virtual thread gives its core away only when it waits, so some cores are kept for what is done quickly. */
    private static final int MOST_HEAVY = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final Map<Long, Share> shares = new ConcurrentHashMap<>();
    private final Semaphore all;
    private final Semaphore heavy = new Semaphore(MOST_HEAVY, true);
    private final int mostOfAll;
    private final int mostOfTenant;
    private final Duration patience;

    @Autowired
    Budget(LimitSettings settings) {
        this(settings.mostBytesUnderWay(), PATIENCE);
    }

    Budget(long bytes, Duration patience) {
        this.mostOfAll = (int) Math.clamp(bytes, 2L * BodyLimit.BYTES, Integer.MAX_VALUE);
        this.mostOfTenant = Math.max(BodyLimit.BYTES, mostOfAll / SHARES);
        this.all = new Semaphore(mostOfAll, true);
        this.patience = patience;
    }

    /** What came of asking for a share. */
    enum Refusal {
        /** The tenant's own requests take all that it may have. */
        TENANT,
        /** The server's memory is used by many tenants. */
        ALL
    }

    /** Held while the request is worked on; closed exactly once. */
    final class Taken implements AutoCloseable {

        private final long tenantId;
        private final int bytes;
        final @Nullable Refusal refusal;

        private Taken(long tenantId, int bytes, @Nullable Refusal refusal) {
            this.tenantId = tenantId;
            this.bytes = bytes;
            this.refusal = refusal;
        }

        @Override
        public void close() {
            if (refusal == null) {
                if (bytes >= HEAVY) {
                    heavy.release();
                }
                all.release(bytes);
                leave(tenantId, bytes);
            }
        }
    }

    Taken take(long tenantId, long content) throws InterruptedException {
        int bytes = (int) Math.clamp(content, LEAST, mostOfTenant);
        Share share = shares.compute(tenantId, (id, known) -> joined(known));
        boolean queued = share.length <= MOST_WAITING;
        if (!queued || !share.free.tryAcquire(bytes, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            leave(tenantId, 0);
            return new Taken(tenantId, bytes, Refusal.TENANT);
        }
        boolean taken = false;
        try {
            taken = takeOfAll(bytes);
        } finally {
            if (!taken) {
                leave(tenantId, bytes);
            }
        }
        return new Taken(tenantId, bytes, taken ? null : Refusal.ALL);
    }

    private boolean takeOfAll(int bytes) throws InterruptedException {
        if (!all.tryAcquire(bytes, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        boolean taken = bytes < HEAVY;
        try {
            taken = taken || heavy.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!taken) {
                all.release(bytes);
            }
        }
        return taken;
    }

    private Share joined(@Nullable Share known) {
        Share share = known == null ? new Share(new Semaphore(mostOfTenant, true)) : known;
        share.length++;
        return share;
    }

    private void leave(long tenantId, int bytes) {
        shares.computeIfPresent(tenantId, (id, share) -> {
            share.free.release(bytes);
            return --share.length == 0 ? null : share;
        });
    }

    /** Bytes that nobody has; for tests. */
    int free() {
        return all.availablePermits();
    }

    private static final class Share {

        final Semaphore free;
        /** Those waiting, and those at work. Changed inside the map's compute only. */
        volatile int length;

        Share(Semaphore free) {
            this.free = free;
        }
    }
}
