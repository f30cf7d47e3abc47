package dev.stet.database;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that the application gives, so that rows can be spread over several databases. They are positive, grow with time
 * and have 53 bits: every JSON reader keeps them exact. 41 bits are milliseconds (until 2094), 12 are random, so that
 * two nodes hardly meet; should they, the primary key refuses the second.
 */
public final class Ids {

    private static final long BEGINNING = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final int RANDOM_BITS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** Larger than every id that this node gave before, also after the clock was put back. */
    public static long next() {
        long fresh = (System.currentTimeMillis() - BEGINNING << RANDOM_BITS) + RANDOM.nextInt(1 << RANDOM_BITS);
        return LAST.accumulateAndGet(fresh, (last, now) -> Math.max(last + 1, now));
    }
}
