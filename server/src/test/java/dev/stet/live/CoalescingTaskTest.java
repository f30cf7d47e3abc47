package dev.stet.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoalescingTaskTest {

    private static void await(Semaphore signal) throws InterruptedException {
        assertThat(signal.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void requestsDuringARunShareTheNextRun() throws InterruptedException {
        Semaphore begun = new Semaphore(0);
        Semaphore goOn = new Semaphore(0);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CoalescingTask task = new CoalescingTask("test", () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            begun.release();
            goOn.acquire();
            atOnce.decrementAndGet();
        });

        task.request();
        await(begun);
        for (int i = 0; i < 100; i++) {
            task.request();
        }
        goOn.release();
        await(begun);
        goOn.release();
        task.request();
        await(begun);
        goOn.release();

        assertThat(begun.availablePermits()).isZero();
        assertThat(most).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itRunsAgainAfterAFailure(Runnable failure) throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(2);
        Semaphore ran = new Semaphore(0);
        CoalescingTask task = new CoalescingTask("failing on purpose", () -> {
            runs.countDown();
            ran.release();
            failure.run();
        });

        task.request();
        await(ran);
        task.request();

        assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
    }

    static Stream<Runnable> failures() {
        return Stream.of(
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                () -> {
                    throw new StackOverflowError("on purpose");
                });
    }

    @Test
    void itRunsWhenRequestedAfterItCouldNotStart() {
        AtomicInteger starts = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        CoalescingTask task = new CoalescingTask("not starting on purpose", runs::incrementAndGet, run -> {
            if (starts.getAndIncrement() == 0) {
                throw new OutOfMemoryError("on purpose");
            }
            run.run();
        });

        task.request();
        task.request();

        assertThat(runs).hasValue(1);
    }
}
