package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a merge shares with the versions; what it gives is held by the vectors and the laws. */
class JsonMergeTest {
    private static final JsonNode BASE = CanonicalJson.parse("""
            {"pages":[{"id":"a","l":[{"id":"x","n":1},{"id":"y","s":{"t":1}}]},{"id":"b","l":[]}],"theme":{"c":1}}""");

    @Test
    void theTreeSharesWhatDidNotChange() {
        JsonNode theirs = edited("{\"op\":\"replace\",\"path\":\"/theme/c\",\"value\":2}");
        JsonNode yours = edited("{\"op\":\"replace\",\"path\":\"/pages/0/l/0/n\",\"value\":2}");

        JsonNode tree = JsonMerge.merge(BASE, yours, theirs).tree();

        assertThat(tree.get("theme")).isSameAs(theirs.get("theme"));
        assertThat(tree.get("pages")).isSameAs(yours.get("pages"));
        assertThat(tree.at("/pages/0/l/1")).isSameAs(BASE.at("/pages/0/l/1"));
    }

    @Test
    void aMergeWithoutChangesOfYoursIsTheirsItself() {
        JsonNode theirs = edited("{\"op\":\"remove\",\"path\":\"/pages/0\"}");
        assertThat(JsonMerge.merge(BASE, BASE, theirs).tree()).isSameAs(theirs);
        assertThat(JsonMerge.merge(BASE, theirs, BASE).tree()).isSameAs(theirs);
    }

    private static JsonNode edited(String operation) {
        return JsonPatch.apply(BASE, CanonicalJson.parse('[' + operation + ']'));
    }
}
