package dev.stet.bench.merge;

import dev.stet.jsonmerge.JsonMerge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** What somebody might send who wants the server to think for long. The bar: nothing takes a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class WorstCaseBenchmark {
    private static final int ITEMS = 10_000;
    private static final int TEXT = 200_000;

    /** What the three versions are. */
    public enum Attack {
        /** 10,000 items, one side reverses them, the other one shuffles them. */
        REORDERED,
        /** 10,000 items, both sides insert 10,000 at the start. */
        INSERTED,
        /** A text of 200 KB, each side changes 500 words. */
        EDITED_TEXT,
        /** 200 KB, three texts of a few repeated words each: nothing is unique. */
        REPEATING_TEXT,
        /** 200 KB of punctuation, a token a character. */
        PUNCTUATION,
        /** 1,000 words twice as often at each level: anchors show only one at a time. */
        NESTED_ANCHORS,
        /** Objects in objects, 400 levels, and everything removed against an edit at the bottom. */
        DEEP
    }

    @Param
    public Attack attack = Attack.DEEP;

    private JsonNode base = JsonNodeNothing.NOTHING;
    private JsonNode yours = JsonNodeNothing.NOTHING;
    private JsonNode theirs = JsonNodeNothing.NOTHING;

    @Setup
    public void makeVersions() {
        var drafts = new Drafts(2);
        switch (attack) {
            case REORDERED -> {
                List<Integer> order = new ArrayList<>(numbers(0, ITEMS));
                set(items(order), items(order.reversed()), items(shuffled(order, 1)));
            }
            case INSERTED -> {
                List<Integer> order = numbers(0, ITEMS);
                set(
                        items(order),
                        items(join(numbers(ITEMS, 2 * ITEMS), order)),
                        items(join(numbers(2 * ITEMS, 3 * ITEMS), order)));
            }
            case EDITED_TEXT -> {
                String text = drafts.words(TEXT / 7);
                set(text(text), text(edit(drafts, text)), text(edit(drafts, text)));
            }
            case REPEATING_TEXT ->
                set(text("a b c ".repeat(TEXT / 6)), text("b a c ".repeat(TEXT / 6)), text("c b a ".repeat(TEXT / 6)));
            case PUNCTUATION ->
                set(text("a !?".repeat(TEXT / 4)), text("a ?!".repeat(TEXT / 4)), text("a ;!".repeat(TEXT / 4)));
            case NESTED_ANCHORS -> set(text(nested(0)), text(nested(1)), text(nested(2)));
            case DEEP -> set(deep(1), JsonNodeFactory.instance.objectNode(), deep(2));
        }
    }

    @Benchmark
    public Object merge() {
        return JsonMerge.merge(base, yours, theirs);
    }

    private void set(JsonNode b, JsonNode y, JsonNode t) {
        base = b;
        yours = y;
        theirs = t;
    }

    private static JsonNode text(String text) {
        return StringNode.valueOf(text);
    }

    private static String edit(Drafts drafts, String text) {
        String edited = text;
        for (int i = 0; i < 500; i++) {
            edited = drafts.replaceWord(edited);
        }
        return edited;
    }

    /** Words w1 w2 w2 w3 w3 w3 w3 …: what is unique shows only after what is around it was matched. */
    private static String nested(int variant) {
        var text = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            int level = Integer.numberOfTrailingZeros(i + 1);
            text.append('w').append(level).append((i + variant) % 7 == 0 ? " x " : " ");
        }
        return text.toString();
    }

    private static JsonNode deep(int value) {
        JsonNode inner = JsonNodeFactory.instance.objectNode().put("n", value);
        for (int i = 0; i < 400; i++) {
            inner = JsonNodeFactory.instance.objectNode().set("o", inner);
        }
        return inner;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<Integer> shuffled(List<Integer> numbers, long seed) {
        List<Integer> shuffled = new ArrayList<>(numbers);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static List<Integer> join(List<Integer> first, List<Integer> second) {
        List<Integer> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private static ArrayNode items(List<Integer> order) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        order.forEach(number -> items.addObject().put("id", "item-" + number).put("n", 1));
        return items;
    }
}
