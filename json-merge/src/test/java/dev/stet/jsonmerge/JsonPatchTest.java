package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a patch copies and what it shares; what it does is held by the vectors. */
class JsonPatchTest {
    private static final JsonNode DOCUMENT = CanonicalJson.parse(
            "{\"pages\":[{\"id\":\"a\",\"l\":[{\"id\":\"x\",\"n\":1},{\"id\":\"y\"}]},{\"id\":\"b\",\"l\":[]}],\"theme\":{\"c\":1}}");

    @Test
    void onlyWhatLeadsToTheChangeIsCopied() {
        JsonNode result = apply("[{\"op\":\"replace\",\"path\":\"/pages/0/l/0/n\",\"value\":2}]");

        assertThat(result.at("/pages/0/l/0/n").intValue()).isEqualTo(2);
        assertThat(result.get("theme")).isSameAs(DOCUMENT.get("theme"));
        assertThat(result.at("/pages/1")).isSameAs(DOCUMENT.at("/pages/1"));
        assertThat(result.at("/pages/0/l/1")).isSameAs(DOCUMENT.at("/pages/0/l/1"));
        assertThat(DOCUMENT.at("/pages/0/l/0/n").intValue()).isEqualTo(1);
    }

    @Test
    void aPatchThatOnlyTestsGivesTheDocumentItself() {
        assertThat(apply("[{\"op\":\"test\",\"path\":\"/theme/c\",\"value\":1}]"))
                .isSameAs(DOCUMENT);
    }

    /** The copy was made of something that is changed in place from then on. */
    @Test
    void aCopyDoesNotFollowWhatItWasCopiedFrom() {
        JsonNode result = apply("""
                [{"op":"add","path":"/theme/d","value":[]},
                 {"op":"copy","from":"/theme","path":"/old"},
                 {"op":"add","path":"/theme/d/-","value":2},
                 {"op":"add","path":"/old/d/-","value":3}]""");
        assertThat(result.at("/theme/d")).hasToString("[2]");
        assertThat(result.at("/old/d")).hasToString("[3]");
    }

    @Test
    void aValueOfThePatchIsNotChangedByTheNextOperation() {
        JsonNode patch = CanonicalJson.parse("""
                [{"op":"add","path":"/theme/d","value":{"l":[]}},
                 {"op":"add","path":"/theme/d/l/-","value":1}]""");
        String before = CanonicalJson.write(patch);
        JsonNode result = JsonPatch.apply(DOCUMENT, patch);
        assertThat(result.at("/theme/d/l")).hasToString("[1]");
        assertThat(CanonicalJson.write(patch)).isEqualTo(before);
        assertThat(CanonicalJson.write(JsonPatch.apply(DOCUMENT, patch))).isEqualTo(CanonicalJson.write(result));
    }

    @Test
    void comparingWithThePatchedDocumentLooksAtTheChangeOnly() {
        JsonNode patch = CanonicalJson.parse("[{\"op\":\"remove\",\"path\":\"/pages/0/l/1\"}]");
        JsonDifference difference = JsonDiff.compare(DOCUMENT, JsonPatch.apply(DOCUMENT, patch), 10);
        assertThat(difference.patch()).isEqualTo(patch);
        assertThat(difference.changedPaths()).containsExactly("/pages/a/l/y");
    }

    private static JsonNode apply(String patch) {
        return JsonPatch.apply(DOCUMENT, CanonicalJson.parse(patch));
    }
}
