package dev.stet.draft.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AutosaveRunTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    /** {@code "B0 b5 A6 a7"}: who saved at which minute; versions count from 0; capitals are no autosaves. */
    private static String sessions(String history, Long... named) {
        List<AutosaveRun.Entry> entries = new ArrayList<>();
        for (String word : history.split(" ")) {
            String writer = word.substring(0, 1);
            RevisionKind kind = Character.isUpperCase(writer.charAt(0)) ? RevisionKind.PUBLISH : RevisionKind.SAVE;
            long version = entries.size();
            entries.add(new AutosaveRun.Entry(
                    version,
                    version - 1,
                    kind,
                    NOON.plus(Duration.ofMinutes(Integer.parseInt(word.substring(1)))),
                    new Writer(WriterKind.PERSON, writer, writer),
                    false));
        }
        List<String> found = new ArrayList<>();
        for (AutosaveRun session : AutosaveRun.in(entries, Set.of(named), Duration.ofMinutes(10))) {
            found.add(session.before() + " "
                    + session.dropped().stream().map(AutosaveRun.Entry::version).toList() + " "
                    + session.last().version());
        }
        return String.join(", ", found);
    }

    @Test
    void savesOfOneWriterWithShortPausesAreOne() {
        assertThat(sessions("C0 a1 a2 a12")).isEqualTo("0 [1, 2] 3");
    }

    @Test
    void aLongPauseBeginsAnother() {
        assertThat(sessions("C0 a1 a2 a13 a14")).isEqualTo("0 [1] 2, 2 [3] 4");
    }

    @Test
    void anotherWriterBeginsAnother() {
        assertThat(sessions("C0 a1 a2 b3 b4 a5")).isEqualTo("0 [1] 2, 2 [3] 4");
    }

    @Test
    void whatIsNoAutosaveStaysAndParts() {
        assertThat(sessions("C0 a1 a2 A3 a4 a5")).isEqualTo("0 [1] 2, 3 [4] 5");
    }

    @Test
    void whatIsNamedStaysAndParts() {
        assertThat(sessions("C0 a1 a2 a3 a4", 2L)).isEqualTo("0 [1] 2, 2 [3] 4");
        assertThat(sessions("C0 a1 a2", 1L)).isEmpty();
    }

    @Test
    void theFirstStays() {
        assertThat(sessions("a0 a1 a2")).isEqualTo("0 [1] 2");
        assertThat(sessions("a0 a1")).isEmpty();
    }
}
