package dev.stet.http.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineRateTest {

    private final LoggerContext logging = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = logging.getLogger("dev.stet.test");

    @BeforeEach
    void begin() {
        lines.start();
        log.addAppender(lines);
        LineRate filter = new LineRate();
        filter.start();
        logging.addTurboFilter(filter);
    }

    @Test
    void aFloodOfOneKindIsBoundedAndHidesNoOtherKind() {
        for (int i = 0; i < 1_000; i++) {
            log.warn("flood {}", i);
        }
        log.warn("another kind");

        assertThat(lines.list).hasSizeLessThanOrEqualTo(LineRate.BURST + 3);
        assertThat(lines.list.getLast().getMessage()).isEqualTo("another kind");
    }

    @Test
    void aFaultOfAnotherTypeIsAnotherKind() {
        for (int i = 0; i < 1_000; i++) {
            log.error("Incident {} failed", i, new IllegalStateException());
        }
        log.error("Incident {} failed", 1_000, new ArithmeticException());

        assertThat(lines.list.getLast().getThrowableProxy().getClassName()).contains("Arithmetic");
    }
}
