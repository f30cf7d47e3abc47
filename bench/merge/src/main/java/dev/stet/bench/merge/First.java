package dev.stet.bench.merge;

import dev.stet.jsonmerge.JsonMerge;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The first merge of a new JVM, before anything is compiled: prints the milliseconds of processor that it took. */
final class First {
    private First() {}

    public static void main(String[] args) {
        Triple triple = Documents.valueOf(args[0]).make().reread();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        JsonMerge.merge(triple.base(), triple.yours(), triple.theirs());
        System.out.println(args[0] + " " + (threads.getCurrentThreadCpuTime() - start) / 1_000_000);
    }
}
