package dev.stet.bench.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signals to processes of this run, and only to those: what a process is, is read from {@code /proc} before. */
final class Signals {

    private Signals() {}

    static void send(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** The PostgreSQL that serves the cluster in this data folder, if it runs. */
    static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path cluster = data.resolve("postgres");
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> commandLine(process).contains("-D\0" + cluster + "\0"));
    }

    /** The processes of that PostgreSQL which serve connections of Stet. */
    static List<ProcessHandle> backends(ProcessHandle postmaster) {
        try (Stream<ProcessHandle> children = postmaster.children()) {
            return children.filter(child -> commandLine(child).startsWith("postgres: stet stet"))
                    .toList();
        }
    }

    /** The port on which the PostgreSQL of this data folder listens. */
    static int port(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        if (lines.size() < 4) {
            throw new IOException("PostgreSQL is starting");
        }
        return Integer.parseInt(lines.get(3).strip());
    }

    /** Resident memory in MB; 0 of a process that is gone. */
    static long megabytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}
