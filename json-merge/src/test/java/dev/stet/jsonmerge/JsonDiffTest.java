package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/** Where documents differ; the patch of the same walk is held by the vectors. */
class JsonDiffTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a':1}                                    | {'a':1.0}                                          |
            {'a':1,'b':2}                              | {'b':3,'c':4}                                      | /a /b /c
            {'a':null}                                 | {}                                                 | /a
            {'a':{'b':[1,2]}}                          | {'a':{'b':[2,1]}}                                  | /a/b
            {'a~/':1}                                  | {'a~/':2}                                          | /a~0~1
            [{'id':'x','n':1}]                         | [{'id':'x','n':2}]                                 | /x/n
            [{'id':'x'},{'id':'y'}]                    | [{'id':'y'},{'id':'z'}]                            | /x /z
            [{'id':'x'},{'id':'y'}]                    | [{'id':'y'},{'id':'x'}]                            | ``
            {'l':[{'id':'x'},{'id':'y'},{'id':'z'}]}   | {'l':[{'id':'y'},{'id':'x','n':1}]}                | /l/z /l /l/x/n
            {'l':[{'id':''}]}                          | {'l':[{'id':'','n':1}]}                            | /l
            {'l':[{'id':'x'},{'id':'x'}]}              | {'l':[{'id':'x'},{'id':'x','n':1}]}                | /l
            {'l':[{'id':'x'}]}                         | {'l':[]}                                           | /l/x
            {'l':[{'id':'x'}]}                         | {'l':[1]}                                          | /l
            1                                          | {}                                                 | ``
            """)
    void namesWhatChanged(String before, String after, @Nullable String paths) {
        List<String> expected = paths == null ? List.of() : List.of(paths.split(" "));
        assertThat(changedPaths(read(before), read(after), 100)).isEqualTo(expected);
    }

    @Test
    void namesNoMoreThanAskedFor() {
        JsonDifference difference = JsonDiff.compare(read("{'a':1,'b':1,'c':1}"), read("{}"), 2);
        assertThat(difference.changedPaths()).containsExactly("/a", "/b");
        assertThat(difference.patch()).hasSize(3);
    }

    /** A value that is the same object on both sides is not looked into: here, it would not even be found equal. */
    @Test
    void skipsWhatIsTheSameObject() {
        JsonNode shared = new POJONode(new Object());
        ObjectNode before = ((ObjectNode) read("{'n':1}")).set("shared", shared);
        ObjectNode after = ((ObjectNode) read("{'n':2}")).set("shared", shared);
        assertThat(changedPaths(before, after, 100)).containsExactly("/n");
    }

    /** Every value that another document does not have at the same id path is at, above or below a named place. */
    @Test
    void nothingChangesWithoutBeingNamed() {
        var seeds = new SplittableRandom(11);
        int changes = 0;
        for (int i = 0; i < 3000; i++) {
            Triple triple = RandomEdits.triple(seeds.split());
            List<String> changed = changedPaths(triple.base(), triple.yours(), Integer.MAX_VALUE);
            assertThat(changed.isEmpty()).isEqualTo(CanonicalJson.equal(triple.base(), triple.yours()));
            Set<String> leaves = new HashSet<>();
            addLeaves("", triple.base(), leaves);
            addLeaves("", triple.yours(), leaves);
            for (String leaf : leaves) {
                if (!CanonicalJson.equal(IdPath.find(triple.base(), leaf), IdPath.find(triple.yours(), leaf))) {
                    changes++;
                    assertThat(changed).anyMatch(path -> IdPath.touch(path, leaf));
                }
            }
        }
        assertThat(changes).isGreaterThan(1000);
    }

    private static void addLeaves(String path, JsonNode value, Set<String> leaves) {
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            object.properties()
                    .forEach(member -> addLeaves(IdPath.child(path, member.getKey()), member.getValue(), leaves));
        } else if (value instanceof ArrayNode list && Ids.of(list) instanceof List<String> ids && !ids.isEmpty()) {
            for (int i = 0; i < ids.size(); i++) {
                addLeaves(IdPath.child(path, ids.get(i)), list.get(i), leaves);
            }
        } else {
            leaves.add(path);
        }
    }

    private static List<String> changedPaths(JsonNode before, JsonNode after, int most) {
        return JsonDiff.compare(before, after, most).changedPaths();
    }

    private static JsonNode read(String text) {
        return CanonicalJson.parse(text.replace('\'', '"'));
    }
}
