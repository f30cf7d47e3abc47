package dev.stet.jsonmerge;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class IdPathTest {
    private static final JsonNode TREE = CanonicalJson.parse("""
            {"pages": [{"id": "home", "title": "Home", "l": [{"id": "a/b~c", "n": 1}]}, {"id": "0", "title": "Zero"}],
             "twice": [{"id": "x", "n": 1}, {"id": "x", "n": 2}],
             "nameless": [{"id": "", "n": 1}],
             "numbered": [{"id": 7, "n": 1}],
             "tags": ["a"],
             "": {"": 5}}""");

    @ParameterizedTest
    @CsvSource({
        "/pages/home/title, '\"Home\"'",
        "/pages/home/l/a~1b~0c/n, 1",
        "/pages/0/title, '\"Zero\"'",
        "//, 5",
    })
    void findsByIdAndByName(String path, String value) {
        assertThat(found(path)).hasToString(value);
    }

    /** Index 1 is the item "0": an index is no address. What is in a list with ids that are not distinct has none. */
    @ParameterizedTest
    @CsvSource({
        "/pages/1",
        "/pages/-",
        "/pages/home/title/x",
        "/twice/x",
        "/nameless/",
        "/numbered/7",
        "/tags/a",
        "/tags/0",
        "pages",
        "/pages/~2",
        "/nothing"
    })
    void findsNothing(String path) {
        assertThat(found(path)).isNull();
    }

    @Test
    void theEmptyPathIsTheDocument() {
        assertThat(found("")).isSameAs(TREE);
    }

    @Test
    void escapesNames() {
        assertThat(found(IdPath.child("/pages/home/l", "a/b~c"))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /a/b, true",
        "/a/b, /a, true",
        "'', /a, true",
        "/a, /ab, false",
        "/a/b, /a/c, false",
        "/ab, /a, false"
    })
    void pathsTouchWhenOneLeadsToTheOther(String one, String other, boolean touch) {
        assertThat(IdPath.touch(one, other)).isEqualTo(touch);
    }

    private static @Nullable JsonNode found(String path) {
        return IdPath.find(TREE, path);
    }
}
