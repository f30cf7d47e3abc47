package dev.stet.http.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Bounds how often each kind of line is logged: a burst, then one line every few seconds. A kind is a logger and the
 * unformatted message; the type of the exception belongs to it as well, so that a flood of one fault does not hide
 * another one.
 */
final class LineRate extends TurboFilter {

    static final int BURST = 20;
    private static final Duration ONE_MORE_EACH = Duration.ofSeconds(5);

    private final Cache<String, Bucket> kinds =
            Caffeine.newBuilder().maximumSize(1_000).build();

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        // also asked for whether a level is enabled, with no message
        if (format == null || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        // an exception after the arguments is still among them
        Throwable thrown = failure == null ? EventArgUtil.extractThrowable(parameters) : failure;
        return bucket(logger, format, thrown).tryConsume(1) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private Bucket bucket(Logger logger, String format, @Nullable Throwable failure) {
        String kind = logger.getName()
                + ' '
                + format
                + ' '
                + (failure == null ? "" : failure.getClass().getName());
        return kinds.get(
                kind,
                fresh -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(BURST).refillGreedy(1, ONE_MORE_EACH))
                        .build());
    }
}
