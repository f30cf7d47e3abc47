package dev.stet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main process of a PostgreSQL, which outlives a killed server and goes on holding the cluster. It counts as this
 * cluster's only when the process itself says that it serves it; a process id may have been given to another since.
 */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Postmaster() {}

    /** Stops what an earlier server left running. */
    static void stopOrphan(Path cluster) throws IOException {
        Optional<ProcessHandle> orphan = find(cluster);
        if (orphan.isEmpty()) {
            return;
        }
        ProcessHandle postmaster = orphan.get();
        log.info("Stopping the PostgreSQL {} that an earlier server left running", postmaster.pid());
        interrupt(postmaster);
        if (!ended(postmaster)) {
            throw new IOException("PostgreSQL " + postmaster.pid() + " of an earlier server still runs on " + cluster
                    + " and does not stop; end it and start again");
        }
    }

    /** The running postmaster of a cluster. */
    static Optional<ProcessHandle> find(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> serves(process, cluster));
    }

    /** Whether the process was started as {@code postgres -D <cluster>}. */
    private static boolean serves(ProcessHandle process, Path cluster) {
        List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
        int option = arguments.indexOf("-D");
        return process.info().command().orElse("").contains("postgres")
                && option >= 0
                && option + 1 < arguments.size()
                && arguments.get(option + 1).equals(cluster.toString());
    }

    /** SIGINT is PostgreSQL's fast shutdown: it does not wait for clients, and they are dead anyway. */
    private static void interrupt(ProcessHandle postmaster) throws IOException {
        try {
            Process kill = new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
            kill.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return !process.isAlive();
        }
    }
}
