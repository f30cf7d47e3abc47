package dev.stet.bench.torture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Copies each version of the history into a file soon after it was made: what is thinned later was seen before. */
public final class Archive implements Runnable, AutoCloseable {

    private final Node node;
    private final RandomAccessFile file;
    private final ConcurrentSkipListMap<Long, Long> places = new ConcurrentSkipListMap<>();
    private final Reader reader;
    private volatile boolean over;

    Archive(Path file, Node node, Reader reader) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "rw");
        this.file.setLength(0);
        this.node = node;
        this.reader = reader;
    }

    @Override
    public void run() {
        try {
            while (!over) {
                try {
                    copyNew();
                } catch (IOException notNow) {
                    // the node is down: the next time
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
            copyNew();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        over = true;
    }

    private void copyNew() throws IOException, InterruptedException {
        long newest = places.isEmpty() ? -1 : places.lastKey();
        List<Long> missing = new ArrayList<>();
        String before = "";
        while (before != null) {
            JsonNode page = Json.read(get("/draft/revisions?limit=200" + before));
            before = page.has("next") ? "&before=" + page.path("next").asLong() : null;
            for (JsonNode each : page.path("revisions")) {
                long version = each.path("version").asLong();
                if (version <= newest) {
                    before = null;
                } else {
                    missing.add(version);
                }
            }
        }
        for (long version : missing.reversed()) {
            byte[] json = get("/draft/revisions/" + version).getBytes(StandardCharsets.UTF_8);
            synchronized (file) {
                long place = file.length();
                file.seek(place);
                file.writeInt(json.length);
                file.write(json);
                places.put(version, place);
            }
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = Reader.request(node.url(), path).build();
        HttpResponse<String> response = reader.http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(URI.create(path) + " answers " + response.statusCode());
        }
        return response.body();
    }

    /** The versions that it has, ascending. */
    public Set<Long> versions() {
        return places.keySet();
    }

    /** As it was answered by {@code …/revisions/{version}}; null when it was never seen. */
    public @Nullable JsonNode version(long version) throws IOException {
        Long place = places.get(version);
        if (place == null) {
            return null;
        }
        synchronized (file) {
            file.seek(place);
            byte[] json = new byte[file.readInt()];
            file.readFully(json);
            return Json.read(new String(json, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
