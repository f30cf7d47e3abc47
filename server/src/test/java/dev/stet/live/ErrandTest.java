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

class ErrandTest {

    private static void await(Semaphore signal) throws InterruptedException {
        assertThat(signal.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void howeverOftenItIsAskedForWhileItRunsItRunsOnceMore() throws InterruptedException {
        Semaphore begun = new Semaphore(0);
        Semaphore goOn = new Semaphore(0);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Errand errand = new Errand("test", () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            begun.release();
            goOn.acquire();
            atOnce.decrementAndGet();
        });

        errand.ask();
        await(begun);
        for (int i = 0; i < 100; i++) {
            errand.ask();
        }
        goOn.release();
        await(begun);
        goOn.release();
        errand.ask();
        await(begun);
        goOn.release();

        assertThat(begun.availablePermits()).isZero();
        assertThat(most).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itIsDoneAgainAfterItFailed(Runnable failure) throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(2);
        Semaphore ran = new Semaphore(0);
        Errand errand = new Errand("failing on purpose", () -> {
            runs.countDown();
            ran.release();
            failure.run();
        });

        errand.ask();
        await(ran);
        errand.ask();

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
    void itIsDoneWhenAskedForAfterItCouldNotBegin() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        Errand errand = new Errand("not beginning on purpose", runs::incrementAndGet, task -> {
            if (asked.getAndIncrement() == 0) {
                throw new OutOfMemoryError("on purpose");
            }
            task.run();
        });

        errand.ask();
        errand.ask();

        assertThat(runs).hasValue(1);
    }
}
