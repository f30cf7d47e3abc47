package dev.stet.live;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import dev.stet.account.Admission;
import dev.stet.account.Caller;
import dev.stet.account.Scope;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.live.protocol.CloseReason;
import dev.stet.live.protocol.Frame;
import dev.stet.tenant.Tenant;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** A socket that does not read must not disturb the others. */
class ConnectionTest {

    static final Admission ADMISSION = new Admission(
            new Caller(
                    new Tenant(1, "t", "T"), new Writer(WriterKind.PERSON, "1", "Ana"), Scope.ADMIN, "ana@example.org"),
            true,
            "session");

    private final WebSocketSession socket = mock();
    private final Connection connection = new Connection(
            ADMISSION,
            socket,
            new SendQueue(SendQueueTest.SETTINGS, SendQueueTest.MESSAGES),
            SendQueueTest.SETTINGS,
            Clock.systemUTC());

    private static Frame frame(String text) {
        return new Frame(new TextMessage(text), 1);
    }

    private void verifySent(String text) throws IOException {
        verify(socket, timeout(10_000)).sendMessage(new TextMessage(text));
    }

    @Test
    void l23WhoeverTellsANodeThatTakesNothingIsNotHeldUp() throws IOException {
        CountDownLatch taken = new CountDownLatch(1);
        doAnswer(call -> {
                    taken.await();
                    return null;
                })
                .when(socket)
                .sendMessage(new TextMessage("welcome"));
        connection.welcome(frame("welcome"), 0);
        verifySent("welcome");

        // this thread would wait for ever if telling waited for the socket
        for (int version = 1; version <= 1000; version++) {
            connection.changed(version, frame("changed " + version));
        }
        verify(socket, never()).sendMessage(new TextMessage("changed 1"));
        taken.countDown();

        verifySent("{\"type\":\"behind\",\"version\":1000}");
        connection.changed(1001, frame("changed 1001"));
        verifySent("changed 1001");
    }

    @Test
    void l20WhatTakesNothingForTooLongIsClosed() throws IOException {
        doThrow(new IOException("timeout")).when(socket).sendMessage(any());

        connection.welcome(frame("welcome"), 0);

        verify(socket, timeout(10_000)).close(CloseReason.BUSY.status());
        connection.ended().join();
    }

    @Test
    void afterACloseNothingIsSent() throws IOException {
        connection.welcome(frame("welcome"), 0);
        verifySent("welcome");

        connection.close(new CloseStatus(4401));
        connection.ended().join();
        connection.changed(1, frame("changed 1"));
        connection.close(new CloseStatus(4404));

        verify(socket).close(new CloseStatus(4401));
        verify(socket, never()).sendMessage(new TextMessage("changed 1"));
    }
}
