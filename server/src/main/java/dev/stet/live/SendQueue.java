package dev.stet.live;

import dev.stet.live.protocol.Frame;
import dev.stet.live.protocol.MessageWriter;
import dev.stet.live.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * What a connection still has to send. The queue is bounded, however slowly the client reads: news that do not fit are
 * dropped, and the client is told to refetch as soon as it reads again. Of pongs and of presence lists only the newest
 * waits.
 */
final class SendQueue {

    private static final long NONE = -1;

    private final int mostMessages;
    private final long mostBytes;
    private final MessageWriter messages;

    private final Deque<Change> news = new ArrayDeque<>();
    private long newsBytes;
    /** The newest version that was queued, or that the welcome names. */
    private long newest = NONE;

    private boolean welcomed;
    private @Nullable Frame welcome;
    private long behind = NONE;
    private long pong = NONE;
    private @Nullable Frame presence;
    private @Nullable CloseStatus closing;

    SendQueue(LiveSettings settings, MessageWriter messages) {
        this.mostMessages = settings.queuedMessages();
        this.mostBytes = settings.queuedBytes().toBytes();
        this.messages = messages;
    }

    private record Change(long version, Frame frame) {}

    /** The next thing to do with the connection. Nothing follows a close. */
    sealed interface Step {
        record Send(Frame frame) implements Step {}

        record Close(CloseStatus status) implements Step {}
    }

    /** The first message. News that the welcome's version includes are not sent. */
    synchronized void welcome(Frame frame, long version) {
        welcome = frame;
        welcomed = true;
        newest = Math.max(newest, version);
        while (!news.isEmpty() && news.peek().version() <= version) {
            newsBytes -= news.remove().frame().bytes();
        }
        if (behind <= version) {
            behind = NONE;
        }
    }

    /** Queues a change, unless its version or a newer one was queued before. */
    synchronized void changed(long version, Frame frame) {
        if (version <= newest) {
            return;
        }
        newest = version;
        if (behind != NONE || news.size() >= mostMessages || newsBytes + frame.bytes() > mostBytes) {
            dropNews();
            behind = version;
        } else {
            news.add(new Change(version, frame));
            newsBytes += frame.bytes();
        }
    }

    /** The draft is at this version, and the client has to refetch it. */
    synchronized void behind(long version) {
        if (version > newest) {
            newest = version;
            dropNews();
            behind = version;
        }
    }

    synchronized void pong(long version) {
        pong = version;
    }

    synchronized void presence(Frame frame) {
        presence = frame;
    }

    /** Drops everything that waits, and closes. Of several reasons the first counts. */
    synchronized void close(CloseStatus status) {
        if (closing == null) {
            closing = status;
            welcomed = true;
            welcome = null;
            dropNews();
            presence = null;
        }
    }

    synchronized boolean isClosed() {
        return closing != null;
    }

    private void dropNews() {
        news.clear();
        newsBytes = 0;
    }

    /** Takes the next step, or null when there is nothing to do. */
    synchronized @Nullable Step next() {
        if (closing != null) {
            return new Step.Close(closing);
        }
        Frame frame = welcomed ? nextFrame() : null;
        return frame == null ? null : new Step.Send(frame);
    }

    private @Nullable Frame nextFrame() {
        Frame next = welcome;
        if (next != null) {
            welcome = null;
            return next;
        }
        Change change = news.poll();
        if (change != null) {
            newsBytes -= change.frame().bytes();
            return change.frame();
        }
        if (behind != NONE) {
            long version = behind;
            behind = NONE;
            return messages.frame(new ServerMessage.Behind(version));
        }
        if (pong != NONE) {
            long version = pong;
            pong = NONE;
            return messages.frame(new ServerMessage.Pong(version));
        }
        next = presence;
        presence = null;
        return next;
    }
}
