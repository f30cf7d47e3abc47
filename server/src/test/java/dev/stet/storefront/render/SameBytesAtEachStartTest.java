package dev.stet.storefront.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What visitors see is the same after each start. Java orders {@code Set.of} and {@code Map.of} anew at each start, and
 * identity hashes are made in another way in each of the starts here.
 */
class SameBytesAtEachStartTest {

    private static final int STARTS = 4;

    @Test
    void oneContentIsRenderedToTheSameBytes() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            starts.add(start(start));
        }
        List<String> rendered = new ArrayList<>();
        for (Process start : starts) {
            rendered.add(new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(start.waitFor()).as(rendered.getLast()).isZero();
        }
        assertThat(rendered.getFirst().lines()).hasSize(3 * 8 + 2);
        assertThat(rendered).allSatisfy(each -> assertThat(each).isEqualTo(rendered.getFirst()));
    }

    private static Process start(int number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=" + number,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RenderedPages.class.getName())
                .redirectErrorStream(true)
                .start();
    }
}
