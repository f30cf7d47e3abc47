package dev.stet.live;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.stet.account.AccessRevoked;
import dev.stet.account.Admissions;
import dev.stet.live.protocol.CloseReason;
import org.junit.jupiter.api.Test;

/** A revocation that falls between a handshake's look at its caller and its entering the room. */
class AccessCheckTest {

    private final Rooms rooms = mock();
    private final Admissions admissions = mock();
    private final Connection connection = mock();
    private final AccessCheck check = new AccessCheck(rooms, admissions);

    AccessCheckTest() {
        when(connection.admission()).thenReturn(ConnectionTest.ADMISSION);
    }

    private static AccessRevoked revoked(String session) {
        return new AccessRevoked(ConnectionTest.ADMISSION.caller().tenant().id(), AccessRevoked.Kind.SESSION, session);
    }

    @Test
    void l21ItClosesTheConnectionThatEntersAfterIt() {
        check.revoked(revoked(ConnectionTest.ADMISSION.key()));

        check.entered(connection);

        verify(rooms).close(connection, CloseReason.ENDED.status());
    }

    @Test
    void l21AnothersSessionIsLeftAlone() {
        check.revoked(revoked("another"));

        check.entered(connection);

        verify(rooms, never()).close(any(), any());
    }
}
