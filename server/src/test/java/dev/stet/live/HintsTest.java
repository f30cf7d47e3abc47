package dev.stet.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HintsTest {

    @Test
    void l25HintsGoTogether() {
        assertThat(Hints.payloads("node", List.of("1@7", "2@3", "2"))).containsExactly("node 1@7 2@3 2");
        assertThat(Hints.payloads("node", List.of())).isEmpty();
    }

    @Test
    void manyHintsGoInPartsThatPostgresTakes() {
        List<String> words =
                IntStream.range(0, 2000).mapToObj(tenant -> tenant + "@123456").toList();

        List<String> payloads = Hints.payloads("node", words);

        assertThat(payloads)
                .hasSizeGreaterThan(1)
                .allSatisfy(payload -> assertThat(payload).startsWith("node ").hasSizeLessThan(8000));
        assertThat(payloads.stream()
                        .flatMap(payload ->
                                List.of(payload.split(" ", -1)).stream().skip(1)))
                .containsExactlyElementsOf(words);
    }
}
