package dev.stet.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Runs an operation on several connections at once, one thread each, and measures it. */
final class LoadLoop {

    /** One user of the server, on a connection and a thread of its own. */
    interface User extends AutoCloseable {

        /** @return whether it succeeded */
        boolean act() throws Exception;

        @Override
        void close() throws Exception;
    }

    interface Users {
        User user(int number) throws Exception;
    }

    private LoadLoop() {}

    /** Each user acts again as soon as it is answered: how much the server can do. */
    static Measured closed(int users, Duration warmUp, Duration time, Users make) throws Exception {
        return run(users, warmUp, time, 0, make);
    }

    /** Operations are due at a steady rate, whether or not the ones before are answered: how long people wait. */
    static Measured open(int users, double perSecond, Duration warmUp, Duration time, Users make) throws Exception {
        return run(users, warmUp, time, users * 1e9 / perSecond, make);
    }

    /** @param pace nanoseconds between two operations of one user; 0 for as fast as it can */
    private static Measured run(int users, Duration warmUp, Duration time, double pace, Users make) throws Exception {
        CountDownLatch ready = new CountDownLatch(users);
        CountDownLatch go = new CountDownLatch(1);
        ConcurrentLinkedQueue<Histogram> histograms = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        LongAdder errors = new LongAdder();
        long[] begin = new long[1];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try (User user = make.user(number)) {
                    ready.countDown();
                    go.await();
                    histograms.add(loop(user, begin[0], number, users, warmUp, time, pace, errors));
                } catch (Exception e) {
                    failures.add(e);
                    ready.countDown();
                }
            }));
        }
        ready.await();
        begin[0] = System.nanoTime();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " users failed", failures.peek());
        }
        Histogram all = new Histogram(3);
        histograms.forEach(all::add);
        return new Measured(all.getTotalCount() / (time.toNanos() / 1e9), errors.sum(), all);
    }

    private static Histogram loop(
            User user, long begin, int number, int users, Duration warmUp, Duration time, double pace, LongAdder errors)
            throws Exception {
        Histogram latency = new Histogram(3);
        long from = begin + warmUp.toNanos();
        long end = from + time.toNanos();
        for (long i = 0; ; i++) {
            long due = pace == 0 ? System.nanoTime() : begin + (long) (pace * (i + (double) number / users));
            if (due >= end) {
                return latency;
            }
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            boolean succeeded = user.act();
            if (due >= from) {
                if (succeeded) {
                    latency.recordValue((System.nanoTime() - due) / 1_000);
                } else {
                    errors.increment();
                }
            }
        }
    }
}
