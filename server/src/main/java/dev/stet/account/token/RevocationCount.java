package dev.stet.account.token;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often tokens were revoked, on all nodes; known to each of them to within {@link #ASKED_EVERY}. */
@Repository
class RevocationCount {

    /** How long another node may go on accepting a token that was revoked. */
    static final Duration ASKED_EVERY = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final AtomicReference<Known> known = new AtomicReference<>(Known.nothing());

    RevocationCount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param asOf of {@link System#nanoTime}, before it was read */
    private record Known(long number, long asOf) {

        /** No token was read at such a number, so every one is looked up. */
        static Known nothing() {
            return new Known(-1, System.nanoTime() - ASKED_EVERY.toNanos());
        }

        static Known later(Known one, Known other) {
            return other.asOf() - one.asOf() >= 0 ? other : one;
        }
    }

    long get() {
        Known last = known.get();
        long now = System.nanoTime();
        return now - last.asOf() < ASKED_EVERY.toNanos() ? last.number() : read(now);
    }

    private long read(long asOf) {
        long number = jdbc.sql("select coalesce(max(revocations), 0) from token_revocations")
                .query(Long.class)
                .single();
        return known.accumulateAndGet(new Known(number, asOf), Known::later).number();
    }

    /** In the transaction that revokes. */
    void increase() {
        jdbc.sql("insert into token_revocations (revocations) values (1)"
                        + " on conflict (only_row) do update set revocations = token_revocations.revocations + 1")
                .update();
    }

    /** After its commit: this node knows at once. */
    void hasIncreased() {
        try {
            read(System.nanoTime());
        } catch (DataAccessException e) {
            known.set(Known.nothing()); // it is done, whatever became of the database since
        }
    }
}
