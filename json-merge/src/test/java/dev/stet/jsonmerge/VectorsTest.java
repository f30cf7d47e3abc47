package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs every case of spec/vectors and compares canonical bytes. */
class VectorsTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static int ran;

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        return Vectors.all().stream()
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> {
                    run(one);
                    ran++;
                }));
    }

    @AfterAll
    static void count() {
        System.out.println("vectors: " + ran + " (java)");
    }

    private static void run(Vectors.Case one) {
        switch (one.suite()) {
            case "canonical" -> canonical(one);
            case "diff" -> diff(one);
            case "apply" -> apply(one);
            case "merge-patch" -> same(MergePatch.apply(one.get("document"), one.get("patch")), one.get("result"));
            case "invert" -> invert(one);
            case "tokens" -> tokens(one);
            case "merge" -> merge(one);
            case "resolve" -> resolve(one);
            default -> throw new AssertionError("unknown suite of " + one);
        }
    }

    private static void canonical(Vectors.Case one) {
        String text = one.get("text").stringValue();
        if (one.has("refused")) {
            assertThatThrownBy(() -> CanonicalJson.parse(text)).isInstanceOf(JsonParseException.class);
        } else {
            String canonical = one.get("canonical").stringValue();
            assertThat(CanonicalJson.write(CanonicalJson.parse(text))).isEqualTo(canonical);
            assertThat(CanonicalJson.write(CanonicalJson.parse(canonical))).isEqualTo(canonical);
        }
    }

    private static void diff(Vectors.Case one) {
        JsonNode base = one.get("base");
        JsonNode changed = one.get("changed");
        JsonNode patch = JsonDiff.diff(base, changed);
        same(patch, one.get("patch"));
        same(JsonPatch.apply(base, patch), changed);
        same(JsonPatch.apply(changed, JsonPatch.invert(base, patch)), base);
    }

    private static void apply(Vectors.Case one) {
        JsonNode document = one.get("document");
        JsonNode patch = one.get("patch");
        String before = CanonicalJson.write(document) + CanonicalJson.write(patch);
        if (one.has("result")) {
            same(JsonPatch.apply(document, patch), one.get("result"));
        } else {
            var failure = catchThrowableOfType(PatchException.class, () -> JsonPatch.apply(document, patch));
            assertThat(failure.operation()).isEqualTo(one.get("failing").intValue());
            assertThat(failure)
                    .hasMessageEndingWith(one.has("says") ? one.get("says").stringValue() : "");
        }
        assertThat(CanonicalJson.write(document) + CanonicalJson.write(patch)).isEqualTo(before);
    }

    private static void invert(Vectors.Case one) {
        JsonNode document = one.get("document");
        JsonNode inverse = JsonPatch.invert(document, one.get("patch"));
        same(inverse, one.get("inverse"));
        same(JsonPatch.apply(JsonPatch.apply(document, one.get("patch")), inverse), document);
    }

    private static void tokens(Vectors.Case one) {
        List<String> expected =
                one.get("tokens").values().stream().map(JsonNode::stringValue).toList();
        assertThat(Tokens.of(one.get("text").stringValue()).list()).isEqualTo(expected);
    }

    private static void merge(Vectors.Case one) {
        ArrayNode conflicts = NODES.arrayNode();
        if (one.has("conflicts")) {
            conflicts.addAll((ArrayNode) one.get("conflicts"));
        }
        MergeResult result = JsonMerge.merge(one.get("base"), one.get("yours"), one.get("theirs"));
        same(conflicts(result), conflicts);
        same(result.tree(), one.get("tree"));

        MergeResult swapped = JsonMerge.merge(one.get("base"), one.get("theirs"), one.get("yours"));
        same(conflicts(swapped), mirrored(conflicts));
        if (conflicts.isEmpty()) {
            same(swapped.tree(), one.get("tree"));
        }
    }

    private static void resolve(Vectors.Case one) {
        Map<String, Choice> choices = new HashMap<>();
        one.get("choices").properties().forEach(choice -> choices.put(choice.getKey(), Choice.of(choice.getValue())));
        if (one.has("tree")) {
            same(JsonMerge.resolve(one.get("base"), one.get("yours"), one.get("theirs"), choices), one.get("tree"));
        } else {
            var failure = catchThrowableOfType(
                    ResolveException.class,
                    () -> JsonMerge.resolve(one.get("base"), one.get("yours"), one.get("theirs"), choices));
            assertThat(failure.path()).isEqualTo(one.get("wrong").stringValue());
        }
    }

    private static ArrayNode conflicts(MergeResult result) {
        ArrayNode conflicts = NODES.arrayNode();
        if (result instanceof Conflicted conflicted) {
            conflicted.conflicts().forEach(conflict -> conflicts.add(conflict.toJson()));
        }
        return conflicts;
    }

    private static ArrayNode mirrored(ArrayNode conflicts) {
        ArrayNode mirrored = NODES.arrayNode();
        for (JsonNode conflict : conflicts) {
            ObjectNode mirror = mirrored.addObject();
            conflict.properties().forEach(member -> mirror.set(mirroredName(member.getKey()), member.getValue()));
        }
        return mirrored;
    }

    private static String mirroredName(String name) {
        return switch (name) {
            case "yours" -> "theirs";
            case "theirs" -> "yours";
            default -> name;
        };
    }

    private static void same(JsonNode actual, JsonNode expected) {
        assertThat(CanonicalJson.write(actual)).isEqualTo(CanonicalJson.write(expected));
    }
}
