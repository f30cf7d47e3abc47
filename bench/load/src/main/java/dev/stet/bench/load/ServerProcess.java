package dev.stet.bench.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A packaged application in a process of its own, on a free port. */
public final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final Duration start;
    public final int port;

    private ServerProcess(Process process, Duration start, int port) {
        this.process = process;
        this.start = start;
        this.port = port;
    }

    /** Starts a jar, and goes on as {@link #start(List, Map, String, Path)}. */
    static ServerProcess start(Path jar, List<String> options, Map<String, String> settings, String path, Path log)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        return start(command, settings, path, log);
    }

    /**
     * Starts a program and waits until {@code path} answers 200.
     *
     * @param settings environment variables; {@code PORT} in a value becomes the port
     */
    static ServerProcess start(List<String> command, Map<String, String> settings, String path, Path log)
            throws Exception {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        settings.forEach((name, value) -> builder.environment().put(name, value.replace("PORT", "" + port)));
        long begin = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // Ctrl+C leaves no server behind
        while (!answers(port, path)) {
            if (!process.isAlive()
                    || System.nanoTime() - begin > Duration.ofMinutes(3).toNanos()) {
                process.destroy();
                throw new IllegalStateException(command + " did not start; " + log + " says why");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return new ServerProcess(process, Duration.ofNanos(System.nanoTime() - begin), port);
    }

    private static boolean answers(int port, String path) {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.send("GET", path, "", new byte[0]).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** From the call to the first answer. */
    Duration startTime() {
        return start;
    }

    /** Resident memory of the process without its children, in MB (Linux). */
    public long residentMegabytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Processor time used so far, all cores. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
