package dev.stet.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

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

    @Test
    void itIsDoneAgainAfterItFailed() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(2);
        Semaphore ran = new Semaphore(0);
        Errand errand = new Errand("failing on purpose", () -> {
            runs.countDown();
            ran.release();
            throw new IllegalStateException("on purpose");
        });

        errand.ask();
        await(ran);
        errand.ask();

        assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
