package dev.stet.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * What one connection is still to be sent. It is bounded whatever the reader does: news that don't fit are dropped, and
 * the reader is told so as soon as it reads again; of pongs and lists of tabs only the newest waits.
 */
final class Outbox {

    private static final long NONE = -1;

    private final int mostMessages;
    private final long mostBytes;
    private final LongFunction<Frame> behindFrame;
    private final LongFunction<Frame> pongFrame;

    private final Deque<Change> news = new ArrayDeque<>();
    private long newsBytes;
    /** The newest version that was put into the box, or that the welcome names. */
    private long told = NONE;

    private boolean welcomed;
    private @Nullable Frame welcome;
    private long behind = NONE;
    private long pong = NONE;
    private @Nullable Frame presence;
    private @Nullable CloseStatus closing;

    /**
     * @param behindFrame what says that news before this version were dropped
     * @param pongFrame what answers a ping
     */
    Outbox(LiveSettings settings, LongFunction<Frame> behindFrame, LongFunction<Frame> pongFrame) {
        this.mostMessages = settings.queuedMessages();
        this.mostBytes = settings.queuedBytes().toBytes();
        this.behindFrame = behindFrame;
        this.pongFrame = pongFrame;
    }

    private record Change(long version, Frame frame) {}

    /** One thing to do with the connection: send, or close it, after which nothing follows. */
    sealed interface Step {
        record Send(Frame frame) implements Step {}

        record Close(CloseStatus status) implements Step {}
    }

    /** The first message. News that came before it, and are not newer, are not sent. */
    synchronized void welcome(Frame frame, long version) {
        welcome = frame;
        welcomed = true;
        told = Math.max(told, version);
        while (!news.isEmpty() && news.peek().version() <= version) {
            newsBytes -= news.remove().frame().bytes();
        }
        if (behind <= version) {
            behind = NONE;
        }
    }

    /** A change; ignored unless it is newer than those before. */
    synchronized void changed(long version, Frame frame) {
        if (version <= told) {
            return;
        }
        told = version;
        if (behind != NONE || news.size() >= mostMessages || newsBytes + frame.bytes() > mostBytes) {
            dropNews();
            behind = version;
        } else {
            news.add(new Change(version, frame));
            newsBytes += frame.bytes();
        }
    }

    /** The draft is at this version, and what led to it is not told. */
    synchronized void behind(long version) {
        if (version > told) {
            told = version;
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

    /** What waits is not sent any more. The first reason counts. */
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

    /** What is to be done next, or null when there is nothing. */
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
            return behindFrame.apply(version);
        }
        if (pong != NONE) {
            long version = pong;
            pong = NONE;
            return pongFrame.apply(version);
        }
        next = presence;
        presence = null;
        return next;
    }
}
