package dev.stet.bench.merge;

import dev.stet.jsonmerge.JsonMerge;
import dev.stet.jsonmerge.MergeResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long each merge takes, in 512 MB. The bar: 2 ms at 200 sections, nothing a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MergeBenchmark {
    @Param
    public Documents documents = Documents.SECTIONS_2;

    private Triple triple = documents.make();

    @Setup
    public void makeVersions() {
        triple = documents.make().reread();
    }

    @Benchmark
    public MergeResult merge() {
        return JsonMerge.merge(triple.base(), triple.yours(), triple.theirs());
    }
}
