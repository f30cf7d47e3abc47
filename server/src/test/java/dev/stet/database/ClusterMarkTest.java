package dev.stet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as an older state that was put back. {@code recorded} is what the database says. */
class ClusterMarkTest {

    @TempDir
    Path folder;

    private Path cluster;
    private ClusterMark mark;

    @BeforeEach
    void cluster() throws Exception {
        cluster = folder.resolve("data");
        Files.createDirectories(cluster.resolve("global"));
        Files.writeString(cluster.resolve("global/pg_control"), "control");
        mark = new ClusterMark(cluster);
    }

    private static void run(Object... command) throws Exception {
        String[] words = Arrays.stream(command).map(Object::toString).toArray(String[]::new);
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void theFirstStartIsNothingSpecial() {
        assertThat(mark.doubt(null)).isEmpty();
    }

    @Test
    void aRestartOrACrashIsNothingSpecial() throws Exception {
        String recorded = mark.renew();
        // PostgreSQL writes its control file in place
        Files.writeString(cluster.resolve("global/pg_control"), "control 2");
        assertThat(new ClusterMark(cluster).doubt(recorded)).isEmpty();
    }

    @Test
    void everyStartWritesAnotherText() {
        assertThat(mark.renew()).isNotEqualTo(mark.renew());
    }

    @Test
    void aFolderThatWasMovedIsTheSame() throws Exception {
        String recorded = mark.renew();
        Path moved = folder.resolve("moved");
        run("mv", cluster, moved);
        assertThat(new ClusterMark(moved).doubt(recorded)).isEmpty();
    }

    @Test
    void aCopyIsNoticed() throws Exception {
        String recorded = mark.renew();
        Path copy = folder.resolve("copy");
        run("cp", "-a", cluster, copy);
        assertThat(new ClusterMark(copy).doubt(recorded))
                .hasValueSatisfying(why -> assertThat(why).contains("copy"));
    }

    @Test
    void aCopyInThePlaceOfTheFilesIsNoticed() throws Exception {
        String recorded = mark.renew();
        run("cp", "-a", cluster, folder.resolve("copy"));
        run("cp", "-a", folder.resolve("copy") + "/.", cluster);
        assertThat(mark.doubt(recorded)).isPresent();
    }

    /** As a backup tool does that leaves alone what is the same in the backup. */
    @Test
    void theDatabasesFilesAloneAreNoticed() throws Exception {
        String recorded = mark.renew();
        Path control = cluster.resolve("global/pg_control");
        Path other = Files.writeString(cluster.resolve("other"), "control of the backup");
        run("mv", other, control);
        assertThat(mark.doubt(recorded)).isPresent();
    }

    /** The database, or a dump of it, is from before the last start, and the file is not. */
    @Test
    void anOlderDatabaseBesideTheFileIsNoticed() {
        String older = mark.renew();
        mark.renew();
        assertThat(mark.doubt(older)).isPresent();
        assertThat(mark.doubt(null)).isPresent();
    }

    /** As between writing the file and the database: it may as well be a copy that was taken right then. */
    @Test
    void aCrashBetweenBothIsDoubtedOnce() {
        String recorded = mark.renew();
        mark.renew();
        assertThat(mark.doubt(recorded)).isPresent();
        assertThat(mark.doubt(mark.renew())).isEmpty();
    }

    @Test
    void aMissingOrBrokenFileIsNoticed() throws Exception {
        String recorded = mark.renew();
        Files.write(cluster.resolve("stet.mark"), new byte[1 << 20]);
        assertThat(mark.doubt(recorded)).isPresent();
        Files.delete(cluster.resolve("stet.mark"));
        assertThat(mark.doubt(recorded)).isPresent();
    }
}
