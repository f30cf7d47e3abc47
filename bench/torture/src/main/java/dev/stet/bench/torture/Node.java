package dev.stet.bench.torture;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One server process on a port that it keeps over restarts. */
final class Node {

    static final String TOKEN = "stet_torture_" + "0123456789abcdef".repeat(3);

    /** Longer than any writer of this run repeats a request. */
    private static final String KEYS_KEPT = "120s";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final String name;
    final Path data;
    final int port;
    private final Build build;
    private final Path log;
    private final Map<String, String> settings = new HashMap<>();
    private volatile @Nullable Process process;

    private Node(String name, Path folder, Build build) throws IOException {
        this.name = name;
        this.data = folder.resolve(name);
        this.log = folder.resolve(name + ".log");
        this.build = build;
        this.port = freePort();
        settings.put("STET_PORT", Integer.toString(port));
        settings.put("STET_DATA", data.toString());
        // the same for all: a node that is no demo would end the demo's token
        settings.put("STET_DEMO_PASSWORD", "four-walking-herons-4711");
        settings.put("STET_DEMO_TOKEN", TOKEN);
        settings.put("STET_LIMITS_FACTOR", "500");
        settings.put("STET_LIMITS_STORAGEOFTENANT", "1TB");
        settings.put("STET_CONNECTIONS_MOSTOFADDRESS", "8192");
    }

    /** A node with a PostgreSQL of its own in its data folder. */
    static Node withDatabase(String name, Path folder, Build build) throws IOException {
        return new Node(name, folder, build);
    }

    /** A node that reaches the database of another one at a port of this machine. */
    static Node onDatabase(String name, Path folder, Build build, int databasePort, String password)
            throws IOException {
        Node node = new Node(name, folder, build);
        node.settings.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + databasePort + "/stet");
        node.settings.put("SPRING_DATASOURCE_USERNAME", "stet");
        node.settings.put("SPRING_DATASOURCE_PASSWORD", password);
        return node;
    }

    /** History is thinned, and keys are forgotten, all the time instead of once a day. */
    void thinAfter(long seconds) {
        settings.put("STET_HISTORY_THIN_AFTER", seconds + "s");
        settings.put("STET_HISTORY_KEEP_KEYS", KEYS_KEPT);
        settings.put("STET_HISTORY_FIRST_HOUSEKEEPING", "5s");
        settings.put("STET_HISTORY_HOUSEKEEPING", "5s");
    }

    /** From the next start on history stays as it is, so that it can be read at leisure. */
    void thinNoMore() {
        settings.keySet().removeIf(name -> name.startsWith("STET_HISTORY_"));
    }

    synchronized void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(build.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        process = builder.start();
    }

    /** Waits until it reads a draft; false when it ended or took too long. */
    boolean untilServing(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (alive() && System.nanoTime() < deadline) {
            if (serves()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    private boolean serves() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/api/v1/tenants/demo/draft"))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    boolean alive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    ProcessHandle handle() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return running.toHandle();
    }

    /** SIGKILL; its PostgreSQL goes on. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** SIGTERM: it stops its PostgreSQL, too. */
    void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(30, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
    }

    /** As {@link #stop}, where nobody could do anything about an interruption. */
    void stopQuietly() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path log() {
        return log;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
