package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Over a limit a value is a conflict, whole; what is large but allowed still merges. */
class LimitsTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void aTextOverTheLimitIsAtomic() {
        String text = "word ".repeat(TextMerge.MAX_LENGTH / 5 + 1);
        assertThat(kinds(text(text), text("x " + text), text(text + " y"))).containsExactly(ConflictKind.TOO_LARGE);
        assertThat(kinds(text(text), text("x " + text), text(text))).isEmpty();
    }

    @Test
    void aTextWithinTheLimitMerges() {
        String text = "word ".repeat(TextMerge.MAX_LENGTH / 5 - 2);
        assertThat(JsonMerge.merge(text(text), text("x " + text), text(text + " y")))
                .isEqualTo(new Clean(text("x " + text + " y")));
    }

    @Test
    void aListOverTheLimitIsAtomic() {
        ArrayNode base = items(Ids.MAX_ITEMS + 1, i -> "i" + i);
        ArrayNode yours = base.deepCopy();
        yours.remove(0);
        ArrayNode theirs = base.deepCopy();
        theirs.remove(1);
        assertThat(kinds(base, yours, theirs)).containsExactly(ConflictKind.TOO_LARGE);
    }

    @Test
    void tenThousandItemsReorderedByBothSidesEndSoon() {
        ArrayNode base = items(10_000, i -> "i" + i);
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, 10_000).boxed().toList());
        Collections.shuffle(order, new java.util.Random(1));
        ArrayNode yours = items(10_000, i -> "i" + order.get(i));
        ArrayNode theirs = items(10_000, i -> "i" + (9_999 - i));
        assertThat(kinds(base, yours, theirs)).containsExactly(ConflictKind.ORDER);
    }

    /** The same numbers in hostile.test.ts. */
    @ParameterizedTest
    @CsvSource({"9999,9999,EDIT", "10000,10000,EDIT", "10001,1,TOO_LARGE"})
    void moreConflictsThanAnybodyCouldDecideAreOne(int items, int conflicts, ConflictKind kind) {
        ArrayNode theirs = edited(items, 3);
        MergeResult result = JsonMerge.merge(edited(items, 1), edited(items, 2), theirs);
        assertThat(((Conflicted) result).conflicts()).hasSize(conflicts).allMatch(found -> found.kind() == kind);
        assertThat(CanonicalJson.equal(result.tree(), theirs)).isTrue();
    }

    @Test
    void nestingOverTheLimitIsRefused() {
        CanonicalJson.parse("[".repeat(500) + "]".repeat(500));
        assertThatThrownBy(() -> CanonicalJson.parse("[".repeat(501) + "]".repeat(501)))
                .isInstanceOf(JsonParseException.class);
    }

    @Test
    void aNumberOverTheLimitIsRefused() {
        CanonicalJson.parse("1".repeat(1000));
        assertThatThrownBy(() -> CanonicalJson.parse("1".repeat(1001))).isInstanceOf(JsonParseException.class);
    }

    /** Each with the offset in UTF-16 code units, where it was noticed: after "é" that is 2, after "😀" 3. */
    @ParameterizedTest
    @CsvSource({
        "22 ff 22, 1", // never in UTF-8
        "22 c3 a9 c3 22, 2", // cut short
        "22 f0 9f 98 80 80 22, 3", // a continuation of nothing
        "22 c0 80 22, 1", // overlong
        "22 ed a0 80 22, 1", // half of a surrogate pair
        "22 f4 90 80 80 22, 1", // over U+10FFFF
        "22 e2 82, 1" // cut off at the end
    })
    void bytesThatAreNotUtf8AreRefused(String hex, int offset) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        assertThatThrownBy(() -> CanonicalJson.parse(bytes))
                .isInstanceOf(JsonParseException.class)
                .hasMessage("not UTF-8 at offset " + offset);
    }

    @Test
    void theReplacementCharacterIsACharacterLikeAnyOther() {
        byte[] bytes = "\"\ufffd\"".getBytes(StandardCharsets.UTF_8);
        assertThat(CanonicalJson.parse(bytes).stringValue()).isEqualTo("\ufffd");
    }

    /** Jackson's own table of names would call this an attack, once it is on. */
    @Test
    void namesOfOneHashAreNamesLikeAnyOther() {
        ObjectNode object = NODES.objectNode();
        IntStream.range(0, 1 << 12).forEach(i -> object.put(nameOfOneHash(i), i));
        assertThat(CanonicalJson.parse(CanonicalJson.write(object))).isEqualTo(object);
    }

    /** "Aa" and "BB" have the same hash, and so has everything that is made of them. */
    private static String nameOfOneHash(int bits) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @Test
    void doublesMeanTheirShortestDecimal() {
        assertThat(CanonicalJson.write(NODES.numberNode(0.1))).isEqualTo("0.1");
        assertThat(CanonicalJson.write(NODES.numberNode(1e21))).isEqualTo("1e+21");
        assertThat(CanonicalJson.write(NODES.numberNode(-0.0))).isEqualTo("0");
        assertThatThrownBy(() -> CanonicalJson.write(NODES.numberNode(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ArrayNode edited(int count, int value) {
        ArrayNode items = items(count, i -> "i" + i);
        items.forEach(item -> ((ObjectNode) item).put("n", value));
        return items;
    }

    private static List<ConflictKind> kinds(JsonNode base, JsonNode yours, JsonNode theirs) {
        return JsonMerge.merge(base, yours, theirs) instanceof Conflicted conflicted
                ? conflicted.conflicts().stream().map(Conflict::kind).toList()
                : List.of();
    }

    private static JsonNode text(String text) {
        return StringNode.valueOf(text);
    }

    private static ArrayNode items(int count, IntFunction<String> id) {
        ArrayNode items = NODES.arrayNode();
        IntStream.range(0, count).forEach(i -> items.addObject().put("id", id.apply(i)));
        return items;
    }
}
