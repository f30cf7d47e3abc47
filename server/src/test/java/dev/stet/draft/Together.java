package dev.stet.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Calls that begin at the same moment. */
public final class Together {

    private Together() {}

    /** Lets {@code count} threads wait for each other, then each makes its call; the results in order of number. */
    public static <T> List<T> call(int count, IntFunction<T> call) {
        CyclicBarrier start = new CyclicBarrier(count);
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                futures.add(threads.submit(afterAll(start, call, number)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a concurrent call failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static <T> Callable<T> afterAll(CyclicBarrier start, IntFunction<T> call, int number) {
        return () -> {
            try {
                start.await();
            } catch (BrokenBarrierException e) {
                throw new AssertionError(e);
            }
            return call.apply(number);
        };
    }
}
