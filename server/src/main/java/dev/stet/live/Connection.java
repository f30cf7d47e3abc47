package dev.stet.live;

import dev.stet.account.Admission;
import dev.stet.account.Writer;
import dev.stet.draft.web.WriterAnswer;
import dev.stet.live.protocol.CloseReason;
import dev.stet.live.protocol.Frame;
import dev.stet.live.protocol.Tab;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** One tab's connection. Only its own sending task waits for the network; whoever tells it something never does. */
final class Connection {

    private final Admission admission;
    private final WebSocketSession socket;
    private final SendQueue queue;
    private final LiveSettings settings;
    private final Clock clock;
    private final CoalescingTask sending = new CoalescingTask("live-sender", this::send);
    private final Bucket allowance;
    private final Instant since;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Instant lastMessage;
    private volatile @Nullable String client;
    private volatile @Nullable String place;

    Connection(Admission admission, WebSocketSession socket, SendQueue queue, LiveSettings settings, Clock clock) {
        this.admission = admission;
        this.socket = socket;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
        this.since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.lastMessage = since;
        this.allowance = Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.burst())
                        .refillGreedy(settings.messagesPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    Admission admission() {
        return admission;
    }

    long tenantId() {
        return admission.caller().tenant().id();
    }

    Writer writer() {
        return admission.caller().writer();
    }

    /** Null before the hello. */
    @Nullable
    String client() {
        return client;
    }

    /** Null before the hello. */
    @Nullable
    Tab tab() {
        String name = client;
        return name == null ? null : new Tab(name, WriterAnswer.of(writer()), place, since);
    }

    /** Notes that a message came. Returns false when the client sends too many. */
    boolean countMessage() {
        lastMessage = clock.instant();
        return allowance.tryConsume(1);
    }

    /** Whether the client has sent nothing for too long, or no hello in time. */
    boolean isSilent() {
        Instant now = clock.instant();
        return now.isAfter(lastMessage.plus(settings.ttl()))
                || client == null && now.isAfter(since.plus(settings.helloWithin()));
    }

    void introduce(String name) {
        client = name;
    }

    void moveTo(@Nullable String newPlace) {
        place = newPlace;
    }

    void welcome(Frame frame, long version) {
        queue.welcome(frame, version);
        sending.request();
    }

    void changed(long version, Frame frame) {
        queue.changed(version, frame);
        sending.request();
    }

    void behind(long version) {
        queue.behind(version);
        sending.request();
    }

    void pong(long version) {
        queue.pong(version);
        sending.request();
    }

    void presence(Frame frame) {
        queue.presence(frame);
        sending.request();
    }

    void close(CloseStatus status) {
        queue.close(status);
        sending.request();
    }

    /** Whether the server has decided to close it. The client's messages are then ignored. */
    boolean isClosing() {
        return queue.isClosed();
    }

    /** Completes when the socket is closed, by either side. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** The socket is closed: nothing more can be sent. */
    void hasEnded() {
        queue.close(CloseStatus.NORMAL);
        ended.complete(null);
    }

    private void send() {
        SendQueue.Step step = queue.next();
        while (step != null && !ended.isDone()) {
            try {
                if (step instanceof SendQueue.Step.Send send) {
                    socket.sendMessage(send.frame().text());
                } else if (step instanceof SendQueue.Step.Close close) {
                    socket.close(close.status());
                    ended.complete(null);
                }
            } catch (IOException | RuntimeException e) {
                // the client does not read, or is gone; in most cases the container has closed the socket already
                queue.close(CloseReason.BUSY.status());
                closeQuietly();
                ended.complete(null);
            }
            step = queue.next();
        }
    }

    private void closeQuietly() {
        try {
            socket.close(CloseReason.BUSY.status());
        } catch (IOException | RuntimeException e) {
            // the client is gone
        }
    }
}
