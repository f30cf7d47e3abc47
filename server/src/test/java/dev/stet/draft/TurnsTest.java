package dev.stet.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void changesOfOneDraftComeOneAfterTheOther() {
        Turns turns = new Turns();
        AtomicInteger inside = new AtomicInteger();

        List<Integer> seen = Together.call(
                16,
                number -> turns.take(1, () -> {
                    int now = inside.incrementAndGet();
                    Thread.yield();
                    inside.decrementAndGet();
                    return now;
                }));

        assertThat(seen).hasSize(16).containsOnly(1);
    }

    @Test
    void anotherDraftDoesNotWait() {
        Turns turns = new Turns(Duration.ZERO);

        assertThat(turns.<String>take(1, () -> turns.take(2, () -> "done"))).isEqualTo("done");
    }

    @Test
    void whoWouldWaitTooLongIsToldAndTheTurnGoesOn() {
        Turns turns = new Turns(Duration.ZERO);

        turns.take(1, () -> {
            assertThatThrownBy(() -> turns.take(1, () -> "never")).isInstanceOf(DraftBusyException.class);
            return null;
        });

        assertThat(turns.<String>take(1, () -> "next")).isEqualTo("next");
    }

    @Test
    void aChangeThatFailsGivesItsTurnBack() {
        Turns turns = new Turns(Duration.ZERO);
        assertThatThrownBy(() -> turns.take(1, () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(turns.<String>take(1, () -> "next")).isEqualTo("next");
    }
}
