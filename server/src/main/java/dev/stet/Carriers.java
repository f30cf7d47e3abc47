package dev.stet;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sees to it that virtual threads always get a carrier. One that waits for a class to be loaded keeps its carrier, of
 * which there is one for each core. If such threads keep them all, and another one, which has the lock that they wait
 * for, waits for a carrier, the server stands still for good; on two cores one cold start in ten did, under many requests
 * at once. More carriers from the start would cost half of the speed, so they are given only when none is left, and taken
 * back afterwards.
 *
 * <p>Java 24 and 25 need this. Before, the one with the lock kept its carrier, too, and there is no such setting.
 */
@Component
class Carriers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Carriers.class);

    private static final String PARALLELISM = "Parallelism";
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST = 256;

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName scheduler;
    private @Nullable Thread watch;

    Carriers() throws JMException {
        scheduler = new ObjectName("jdk.management:type=VirtualThreadScheduler");
    }

    @Override
    public synchronized void start() {
        if (watch == null && beans.isRegistered(scheduler)) {
            watch = Thread.ofPlatform().daemon().name("carriers").start(this::watch);
        }
    }

    @Override
    public synchronized void stop() {
        if (watch != null) {
            watch.interrupt();
            watch = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }

    /** Before anyone is served. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void watch() {
        try {
            int usual = parallelism();
            while (true) {
                int now = parallelism();
                if (!isAnyFree()) {
                    log.debug("no carrier was free of {}", now);
                    set(Math.min(MOST, now + usual));
                } else if (now == usual) {
                    Thread.sleep(PATIENCE);
                } else {
                    set(usual);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        } catch (JMException e) {
            log.warn("Virtual threads can't be given more carriers", e);
        }
    }

    private static boolean isAnyFree() throws InterruptedException {
        CountDownLatch carried = new CountDownLatch(1);
        // from a thread of its own, which means a queue of its own: where others wait already, the scheduler believes
        // that a carrier is on its way
        Thread.ofPlatform().daemon().start(() -> Thread.ofVirtual().start(carried::countDown));
        return carried.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private int parallelism() throws JMException {
        return (int) beans.getAttribute(scheduler, PARALLELISM);
    }

    private void set(int parallelism) throws JMException {
        beans.setAttribute(scheduler, new Attribute(PARALLELISM, parallelism));
    }
}
