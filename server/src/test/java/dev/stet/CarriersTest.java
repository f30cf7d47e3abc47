package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that keep their carriers while they wait for one who has none. */
class CarriersTest {

    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    private final Carriers carriers;

    CarriersTest() throws Exception {
        carriers = new Carriers();
    }

    @AfterEach
    void stop() {
        carriers.stop();
    }

    /** A thread in here, or waiting for it to be over, keeps its carrier. */
    private static final class Initialized {
        static final boolean DONE = released();

        private static boolean released() {
            try {
                return RELEASED.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whoeverCanReleaseTheOthersGetsACarrier() throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "this Java can't give more carriers");
        List<Thread> threads = new ArrayList<>();
        int more = 2 * Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < more; i++) {
            threads.add(
                    Thread.ofVirtual().start(() -> assertThat(Initialized.DONE).isTrue()));
        }
        threads.add(Thread.ofVirtual().start(RELEASED::countDown));

        carriers.start();

        assertThat(RELEASED.await(30, TimeUnit.SECONDS)).isTrue();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
