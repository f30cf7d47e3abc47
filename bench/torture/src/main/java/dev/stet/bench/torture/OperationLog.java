package dev.stet.bench.torture;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** What was asked, what was answered, what was read, which faults there were: one JSON object a line. */
final class OperationLog implements AutoCloseable {

    private final BufferedWriter out;
    private long begin = System.nanoTime();

    OperationLog(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
    }

    /** Time counts from here. */
    void begin() {
        begin = System.nanoTime();
    }

    /** Milliseconds since the log began, with fractions: later means later for all writers. */
    double now() {
        return Math.round((System.nanoTime() - begin) / 1_000.0) / 1_000.0;
    }

    ObjectNode line(String kind) {
        return Json.object().put("k", kind).put("t", now());
    }

    synchronized void add(ObjectNode line) {
        try {
            out.write(Json.write(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
