package dev.stet.live;

import dev.stet.account.Admission;
import dev.stet.account.Writer;
import dev.stet.draft.WriterAnswer;
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

/** One tab's connection. Nothing here waits for the network but its own writer. */
final class Connection {

    private final Admission admission;
    private final WebSocketSession socket;
    private final Outbox outbox;
    private final Errand writer = new Errand("live-writer", this::write);
    private final Bucket allowance;
    private final Instant since;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Instant heard;
    private volatile @Nullable String client;
    private volatile @Nullable String place;

    Connection(Admission admission, WebSocketSession socket, Outbox outbox, LiveSettings settings, Clock clock) {
        this.admission = admission;
        this.socket = socket;
        this.outbox = outbox;
        this.since = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.heard = since;
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

    /** Null until it has said hello. */
    @Nullable
    String client() {
        return client;
    }

    /** Null until it has said hello. */
    @Nullable
    Tab tab() {
        String name = client;
        return name == null ? null : new Tab(name, WriterAnswer.of(writer()), place, since);
    }

    /** Notes that something came; false when it was too much. */
    boolean hears(Instant now) {
        heard = now;
        return allowance.tryConsume(1);
    }

    boolean isSilent(Instant now, LiveSettings settings) {
        return now.isAfter(heard.plus(settings.ttl()))
                || client == null && now.isAfter(since.plus(settings.helloWithin()));
    }

    void introduce(String name) {
        client = name;
    }

    void moveTo(@Nullable String newPlace) {
        place = newPlace;
    }

    void welcome(Frame frame, long version) {
        outbox.welcome(frame, version);
        writer.ask();
    }

    void changed(long version, Frame frame) {
        outbox.changed(version, frame);
        writer.ask();
    }

    void behind(long version) {
        outbox.behind(version);
        writer.ask();
    }

    void pong(long version) {
        outbox.pong(version);
        writer.ask();
    }

    void presence(Frame frame) {
        outbox.presence(frame);
        writer.ask();
    }

    void close(CloseStatus status) {
        outbox.close(status);
        writer.ask();
    }

    /** Whether it is to be closed: what it says no longer counts. */
    boolean isClosing() {
        return outbox.isClosed();
    }

    /** Done when the socket was closed, by whichever side. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** The socket has closed; what waits is of no use to anyone. */
    void hasEnded() {
        outbox.close(CloseStatus.NORMAL);
        ended.complete(null);
    }

    private void write() {
        Outbox.Step step = outbox.next();
        while (step != null && !ended.isDone()) {
            try {
                if (step instanceof Outbox.Step.Send send) {
                    socket.sendMessage(send.frame().text());
                } else if (step instanceof Outbox.Step.Close close) {
                    socket.close(close.status());
                    ended.complete(null);
                }
            } catch (IOException | RuntimeException e) {
                // it takes nothing, or it has gone: the container has mostly closed it by now
                outbox.close(Closing.BUSY.status());
                closeQuietly();
                ended.complete(null);
            }
            step = outbox.next();
        }
    }

    private void closeQuietly() {
        try {
            socket.close(Closing.BUSY.status());
        } catch (IOException | RuntimeException e) {
            // there is nobody to tell
        }
    }
}
