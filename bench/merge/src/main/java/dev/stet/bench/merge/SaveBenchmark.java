package dev.stet.bench.merge;

import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonDiff;
import dev.stet.jsonmerge.JsonDifference;
import dev.stet.jsonmerge.JsonMerge;
import dev.stet.jsonmerge.JsonPatch;
import dev.stet.jsonmerge.MergeResult;
import java.nio.charset.StandardCharsets;
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

/** The steps of a save: a draft of 8 KB in which one headline changes; the other side of a merge changes another one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SaveBenchmark {
    private static final int SECTIONS = 16;
    private static final int MOST_PATHS = 200;

    private final JsonNode base = CanonicalJson.parse(CanonicalJson.write(new Drafts(1).draft(SECTIONS)));
    private final JsonNode patch = headline(3);
    private final byte[] patchBytes = CanonicalJson.bytes(patch);
    private final JsonNode yours = JsonPatch.apply(base, patch);
    private final JsonNode theirs = JsonPatch.apply(base, headline(11));
    private final String text = CanonicalJson.write(base);
    private final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    private final JsonNode reread = CanonicalJson.parse(CanonicalJson.write(yours));

    private static JsonNode headline(int section) {
        return CanonicalJson.parse("[{\"op\":\"replace\",\"path\":\"/pages/0/sections/" + section
                + "/headline\",\"value\":\"Another headline for this one\"}]");
    }

    @Benchmark
    public JsonNode parse() {
        return CanonicalJson.parse(bytes);
    }

    @Benchmark
    public JsonNode parsePatch() {
        return CanonicalJson.parse(patchBytes);
    }

    @Benchmark
    public String write() {
        return CanonicalJson.write(base);
    }

    @Benchmark
    public JsonNode apply() {
        return JsonPatch.apply(base, patch);
    }

    @Benchmark
    public JsonDifference diffOfShared() {
        return JsonDiff.compare(base, yours, MOST_PATHS);
    }

    @Benchmark
    public JsonDifference diffOfReread() {
        return JsonDiff.compare(base, reread, MOST_PATHS);
    }

    @Benchmark
    public MergeResult mergeOfShared() {
        return JsonMerge.merge(base, yours, theirs);
    }

    @Benchmark
    public MergeResult mergeOfReread() {
        return JsonMerge.merge(base, reread, theirs);
    }
}
