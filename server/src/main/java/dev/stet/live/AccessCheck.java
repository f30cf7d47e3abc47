package dev.stet.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.account.AccessRevoked;
import dev.stet.account.Admission;
import dev.stet.account.Admissions;
import dev.stet.live.protocol.CloseReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Closes the connections whose session or token has ended, or whose member no longer belongs to the tenant. A
 * revocation closes them at once, on the node where it happens and, by a notification, on all others. What ends by
 * itself (a session, a token that expires), and revocations whose notification was lost, are found by asking now and then.
 */
@Component
class AccessCheck {

    /** Longer than the time between a handshake's look at its caller and its entering the room. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Rooms rooms;
    private final Admissions admissions;
    private final CoalescingTask checking = new CoalescingTask("live-access", this::checkAll);
    private final Cache<AccessRevoked, Boolean> recent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    AccessCheck(Rooms rooms, Admissions admissions) {
        this.rooms = rooms;
        this.admissions = admissions;
    }

    /** Looks at all connections of this node soon. */
    void request() {
        checking.request();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void revoked(AccessRevoked revoked) {
        // first remembered, then looked for in the room; entered() does both the other way round, so one of them sees
        // it
        recent.put(revoked, true);
        Room room = rooms.find(revoked.tenantId());
        if (room != null) {
            room.connections().forEach(connection -> closeIfEnded(connection, revoked));
        }
    }

    /** A connection has entered its room: its access may have been revoked since the handshake looked at it. */
    void entered(Connection connection) {
        recent.asMap().keySet().forEach(revoked -> closeIfEnded(connection, revoked));
    }

    private void closeIfEnded(Connection connection, AccessRevoked revoked) {
        if (revoked.ends(connection.admission())) {
            close(connection, revoked.state());
        }
    }

    /** Asks once for each session and token, however many connections it has. */
    private void checkAll() {
        Map<Admission, Admission.State> states = new HashMap<>();
        rooms.connections()
                .forEach(connection ->
                        close(connection, states.computeIfAbsent(connection.admission(), admissions::state)));
    }

    private void close(Connection connection, Admission.State state) {
        switch (state) {
            case HOLDS -> {}
            case ENDED -> rooms.close(connection, CloseReason.ENDED.status());
            case GONE -> rooms.close(connection, CloseReason.GONE.status());
        }
    }
}
