package dev.stet.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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

    /** As when a killed PostgreSQL has not been cleared away yet: PostgreSQL won't start beside a process of its number. */
    @Test
    void aPostgresThatCannotStartAtFirstIsTriedUntilItCan() throws Exception {
        EmbeddedDatabase.start(DataFolder.at(folder)).close();
        Process other = new ProcessBuilder("sleep", "300").start();
        Path log = folder.resolve("postgres.log");
        try {
            Path cluster = folder.toRealPath().resolve("postgres");
            Files.writeString(
                    cluster.resolve("postmaster.pid"),
                    other.pid() + "\n" + cluster + "\n1700000000\n1\n\n127.0.0.1\n  1  1\n");
            CompletableFuture<EmbeddedDatabase> start =
                    CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(DataFolder.at(folder)));
            untilLogged(log, "already exists");
            assertThat(start).isNotDone();
            other.destroyForcibly().waitFor();

            try (EmbeddedDatabase database = start.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                assertThat(answers(database)).isTrue();
            }
        } finally {
            other.destroyForcibly();
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
