package dev.stet.bench.merge;

import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonDiff;
import dev.stet.jsonmerge.JsonPatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

/** What else a save does, with a draft of 200 sections that got 20 edits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class PartsBenchmark {
    private final Triple triple = Documents.SECTIONS_200.make().reread();
    private final JsonNode patch = JsonDiff.diff(triple.base(), triple.yours());
    private final String text = CanonicalJson.write(triple.base());

    @Benchmark
    public JsonNode diff() {
        return JsonDiff.diff(triple.base(), triple.yours());
    }

    @Benchmark
    public JsonNode apply() {
        return JsonPatch.apply(triple.base(), patch);
    }

    @Benchmark
    public String canonical() {
        return CanonicalJson.write(triple.base());
    }

    @Benchmark
    public JsonNode parse() {
        return CanonicalJson.parse(text);
    }
}
