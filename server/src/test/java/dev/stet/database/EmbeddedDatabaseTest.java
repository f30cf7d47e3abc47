package dev.stet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    /** As on a full disk, which somebody makes room on later. */
    @Test
    void aPostgresThatCannotStartAgainIsTriedUntilItCan() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(DataFolder.at(folder))) {
            Path cluster = folder.toRealPath().resolve("postgres");
            Path needed = cluster.resolve("global");
            Path away = cluster.resolve("global-away");
            ProcessHandle postmaster = Postmaster.find(cluster).orElseThrow();

            Files.move(needed, away);
            postmaster.destroyForcibly();
            postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            untilLogged(folder.resolve("postgres.log"), "could not find the database system");
            assertThat(answers(database)).isFalse();
            // the attempt under way ends, and those after it are free to succeed
            Files.move(away, needed);

            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!answers(database) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(answers(database)).isTrue();
        }
    }

    private static void untilLogged(Path log, String word) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains(word) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(Files.readString(log)).contains(word);
    }

    private static boolean answers(EmbeddedDatabase database) {
        try (Connection connection =
                DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            return connection.isValid(5);
        } catch (SQLException down) {
            return false;
        }
    }
}
