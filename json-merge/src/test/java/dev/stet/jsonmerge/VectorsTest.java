package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Runs every case of spec/vectors and compares canonical bytes. */
class VectorsTest {
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
            default -> {}
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
        if (one.has("result")) {
            same(JsonPatch.apply(one.get("document"), one.get("patch")), one.get("result"));
        } else {
            var failure = catchThrowableOfType(
                    PatchException.class, () -> JsonPatch.apply(one.get("document"), one.get("patch")));
            assertThat(failure.operation()).isEqualTo(one.get("failing").intValue());
        }
    }

    private static void invert(Vectors.Case one) {
        JsonNode document = one.get("document");
        JsonNode inverse = JsonPatch.invert(document, one.get("patch"));
        same(inverse, one.get("inverse"));
        same(JsonPatch.apply(JsonPatch.apply(document, one.get("patch")), inverse), document);
    }

    private static void same(JsonNode actual, JsonNode expected) {
        assertThat(CanonicalJson.write(actual)).isEqualTo(CanonicalJson.write(expected));
    }
}
