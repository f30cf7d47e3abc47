package dev.stet.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mira Lindqvist",
                "Zoë O’Hara-Núñez",
                "山田 太郎",
                "مریم می\u200cخواهم",
                "क्\u200dष",
                "Familie \uD83D\uDC69\u200D\uD83D\uDC67",
                "Caf\u0065\u0301"
            })
    void names(String name) {
        assertThat(Line.isFit(name, 200)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mira\u202Egro.elpmaxe",
                "Mira\u200B",
                "Mi\u200Dra",
                "\u200Cmira",
                "Mira\u2066x\u2069",
                "\u200Fmira",
                "Mi\u00ADra",
                "Mira\uFEFF",
                "\u3164",
                "\u2800",
                "two\nlines",
                "two\u2028lines",
                "nul\u0000",
                "half \uD83D"
            })
    void whatPeopleCannotSeeIsNoName(String name) {
        assertThat(Line.isFit(name, 200)).isFalse();
    }

    @org.junit.jupiter.api.Test
    void itsLength() {
        assertThat(Line.isFit("x".repeat(200), 200)).isTrue();
        assertThat(Line.isFit("x".repeat(201), 200)).isFalse();
    }
}
