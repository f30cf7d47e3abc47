package dev.stet.jsonmerge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Java side of the cross-check. Reads {@code {"base", "yours", "theirs"}}, one per line, and writes per line the
 * canonical form of {@code {"conflicts", "diff", "resolved", "tree"}}, diff being that of yours to theirs. With arguments
 * {@code generate COUNT SEED} it writes random triples in that form instead.
 */
public final class Answers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Answers() {}

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        if (args.length == 3 && "generate".equals(args[0])) {
            generate(Integer.parseInt(args[1]), Long.parseLong(args[2]), out);
        } else {
            answer(out);
        }
        out.flush();
    }

    private static void answer(PrintStream out) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode triple = CanonicalJson.parse(line);
            out.print(answer(triple.get("base"), triple.get("yours"), triple.get("theirs")) + "\n");
        }
    }

    private static String answer(JsonNode base, JsonNode yours, JsonNode theirs) {
        MergeResult result = JsonMerge.merge(base, yours, theirs);
        ArrayNode conflicts = NODES.arrayNode();
        if (result instanceof Conflicted conflicted) {
            conflicted.conflicts().forEach(conflict -> conflicts.add(conflict.toJson()));
        }
        ObjectNode answer = NODES.objectNode();
        answer.set("conflicts", conflicts);
        answer.set("diff", JsonDiff.diff(yours, theirs));
        answer.set("resolved", resolved(base, yours, theirs, conflicts));
        answer.set("tree", result.tree());
        return CanonicalJson.write(answer);
    }

    /** The conflicts decided for yours and theirs in turn; null if these choices contradict each other. */
    private static JsonNode resolved(JsonNode base, JsonNode yours, JsonNode theirs, ArrayNode conflicts) {
        Map<String, Choice> choices = new HashMap<>();
        for (JsonNode conflict : conflicts) {
            choices.put(conflict.get("path").asString(), choices.size() % 2 == 0 ? Choice.yours() : Choice.theirs());
        }
        try {
            return JsonMerge.resolve(base, yours, theirs, choices);
        } catch (ResolveException contradiction) {
            return NODES.nullNode();
        }
    }

    private static void generate(int count, long seed, PrintStream out) {
        var seeds = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            Triple triple = RandomEdits.triple(seeds.split());
            out.print(triple.toString().replace("\n", "") + "\n");
        }
    }
}
