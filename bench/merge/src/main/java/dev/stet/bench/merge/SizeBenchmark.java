package dev.stet.bench.merge;

import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonDiff;
import dev.stet.jsonmerge.JsonMerge;
import dev.stet.jsonmerge.JsonPatch;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft of 2 to 2,000 sections, about 1 KB to 1 MB, twenty edits a side. The bar: 2 ms at 200 sections. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SizeBenchmark {
    private static final int EDITS = 20;

    @Param({"2", "20", "200", "2000"})
    public int sections;

    private JsonNode base = JsonNodeNothing.NOTHING;
    private JsonNode yours = JsonNodeNothing.NOTHING;
    private JsonNode theirs = JsonNodeNothing.NOTHING;
    private JsonNode patch = JsonNodeNothing.NOTHING;

    @Setup
    public void makeVersions() {
        var drafts = new Drafts(1);
        ObjectNode draft = drafts.draft(sections);
        // apart from each other, like three documents out of a database and a request
        base = reread(draft);
        yours = reread(drafts.edited(draft, EDITS, 0));
        theirs = reread(drafts.edited(draft, EDITS, 1));
        patch = JsonDiff.diff(base, yours);
    }

    @Benchmark
    public MergeResult merge() {
        return JsonMerge.merge(base, yours, theirs);
    }

    @Benchmark
    public JsonNode diff() {
        return JsonDiff.diff(base, yours);
    }

    @Benchmark
    public JsonNode apply() {
        return JsonPatch.apply(base, patch);
    }

    @Benchmark
    public String canonical() {
        return CanonicalJson.write(base);
    }

    private static JsonNode reread(JsonNode document) {
        return CanonicalJson.parse(CanonicalJson.write(document));
    }
}
