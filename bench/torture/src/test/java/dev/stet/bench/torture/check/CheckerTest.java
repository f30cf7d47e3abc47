package dev.stet.bench.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bench.torture.Json;
import dev.stet.bench.torture.check.Past.Asked;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Histories in which it is known what became of each edit. */
class CheckerTest {

    private static final String COLOUR = "branding/primaryColor";
    private static final String TITLE = "pages/home/title";

    @TempDir
    Path folder;

    private Past past;

    @BeforeEach
    void begin() throws Exception {
        past = new Past(content("#000000", "Pots"));
    }

    @AfterEach
    void end() {
        past.close();
    }

    private static JsonNode content(String colour, String title) {
        return Json.read("""
                {"branding": {"primaryColor": "%s"}, "pages": [{"id": "home", "title": "%s", "sections": []}]}
                """.formatted(colour, title));
    }

    /** Somebody's colour, in version 2, acknowledged. */
    private Asked colourInVersion2() {
        Asked colour = past.edit(1, "merge", 1, COLOUR, "#000001");
        return past.accepted(colour, "save", content("#000001", "Pots"));
    }

    @Test
    void editsAreFoundInTheFinalContent() throws Exception {
        colourInVersion2();
        Asked title = past.edit(2, "merge", 1, TITLE, "Pots zq2x0k");
        past.accepted(title, "merge", content("#000001", "Pots zq2x0k"));

        Verdict verdict = past.check(folder);

        assertThat(verdict.lines()).isEmpty();
        assertThat(verdict.counts()).containsEntry("acknowledged: in the final content", 2L);
    }

    @Test
    void aStaleSaveOfTheWholeLosesWhatItHadNotSeen() throws Exception {
        colourInVersion2();
        Asked title = past.edit(2, "reject", 1, TITLE, "Pots zq2x0k");
        past.accepted(title, "save", content("#000000", "Pots zq2x0k"));

        Verdict verdict = past.check(folder);

        assertThat(verdict.lost()).isEqualTo(1);
        assertThat(verdict.lines())
                .anyMatch(line -> line.startsWith("lost: operation 1 ") && line.contains("version 3"));
    }

    @Test
    void whoHasSeenAnEditMayChangeIt() throws Exception {
        colourInVersion2();
        Asked next = past.edit(2, "reject", 2, COLOUR, "#000002");
        past.accepted(next, "save", content("#000002", "Pots"));

        Verdict verdict = past.check(folder);

        assertThat(verdict.lines()).isEmpty();
        assertThat(verdict.counts())
                .containsEntry("acknowledged: superseded by a writer whose base held it", 1L)
                .containsEntry("acknowledged: in the final content", 1L);
    }

    @Test
    void anOverwriteMustNameWhatItEnds() throws Exception {
        colourInVersion2();
        Asked next = past.edit(2, "overwrite", 1, COLOUR, "#000002");
        past.accepted(next, "overwrite", content("#000002", "Pots"), 2);

        Verdict verdict = past.check(folder);

        assertThat(verdict.lines()).isEmpty();
        assertThat(verdict.counts()).containsEntry("acknowledged: named as overwritten", 1L);
    }

    @Test
    void anOverwriteThatNamesNothingHasLostIt() throws Exception {
        colourInVersion2();
        Asked next = past.edit(2, "overwrite", 1, COLOUR, "#000002");
        past.accepted(next, "overwrite", content("#000002", "Pots"));

        assertThat(past.check(folder).lost()).isEqualTo(1);
    }

    @Test
    void anAcknowledgedVersionMustBeInTheHistory() throws Exception {
        Asked colour = past.edit(1, "merge", 1, COLOUR, "#000001");
        past.told(colour, 2);

        Verdict verdict = past.check(folder);

        assertThat(verdict.lost()).isEqualTo(1);
        assertThat(verdict.lines()).first().asString().contains("no version of the history is its own");
    }

    @Test
    void aVersionMustHaveWhatItsOwnWriterAskedFor() throws Exception {
        Asked colour = past.edit(1, "merge", 1, COLOUR, "#000001");
        past.accepted(colour, "merge", content("#000000", "Pots"));

        assertThat(past.check(folder).lost()).isEqualTo(1);
    }

    @Test
    void oneChangeMustNotMakeTwoVersions() throws Exception {
        Asked colour = colourInVersion2();
        past.makes(colour, "save", content("#000001", "Pots"));

        assertThat(past.check(folder).findings()).containsKey("twice");
    }

    @Test
    void nothingMayComeThatNobodyWrote() throws Exception {
        Asked colour = past.edit(1, "merge", 1, COLOUR, "#000001");
        past.accepted(colour, "merge", content("#000001", "Pots zq7x0k"));

        assertThat(past.check(folder).findings()).containsKey("unwritten");
    }

    /** It may have looked for the newest release before another published. */
    @Test
    void theBrandingOfAnyReleaseMayComeBackThatAccountsForTheChange() throws Exception {
        Asked first = past.ask(new Asked(1, "publish", "reject", 1, Json.array()));
        past.makes(first, "publish", content("#000000", "Pots")).put("release", 1);
        Asked colour = past.edit(2, "reject", 2, COLOUR, "#000002");
        past.accepted(colour, "save", content("#000002", "Pots"));
        Asked revert = past.ask(new Asked(3, "revert-branding", "merge", 3, Json.array()));
        Asked second = past.ask(new Asked(4, "publish", "reject", 3, Json.array()));
        past.makes(second, "publish", content("#000002", "Pots")).put("release", 2);
        past.accepted(revert, "merge", content("#000000", "Pots"));

        Verdict verdict = past.check(folder);

        assertThat(verdict.lines()).isEmpty();
        assertThat(verdict.counts()).containsEntry("acknowledged: superseded by a writer whose base held it", 1L);
    }
}
