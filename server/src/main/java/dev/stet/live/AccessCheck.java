package dev.stet.live;

import dev.stet.account.Admission;
import dev.stet.account.Admissions;
import dev.stet.live.protocol.CloseReason;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Closes the connections whose session or token has ended, or whose member no longer belongs to the tenant. */
@Component
class AccessCheck {

    private final Rooms rooms;
    private final Admissions admissions;
    private final CoalescingTask checking = new CoalescingTask("live-access", this::check);

    AccessCheck(Rooms rooms, Admissions admissions) {
        this.rooms = rooms;
        this.admissions = admissions;
    }

    void request() {
        checking.request();
    }

    /** Asks once for each session and token, however many connections it has. */
    private void check() {
        Map<Admission, Admission.State> states = new HashMap<>();
        rooms.connections().forEach(connection -> {
            switch (states.computeIfAbsent(connection.admission(), admissions::state)) {
                case HOLDS -> {}
                case ENDED -> rooms.close(connection, CloseReason.ENDED.status());
                case GONE -> rooms.close(connection, CloseReason.GONE.status());
            }
        });
    }
}
