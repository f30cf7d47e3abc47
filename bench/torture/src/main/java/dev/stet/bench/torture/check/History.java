package dev.stet.bench.torture.check;

import dev.stet.bench.torture.Archive;
import dev.stet.bench.torture.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a server says of the past of a draft, over the public contract only. */
final class History {

    /** So many versions are asked for before they are needed. */
    private static final int AHEAD = 12;

    private static final int KEPT = 500;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String draft;
    private final String token;
    private final @Nullable Archive archive;
    private final Set<Long> served = new HashSet<>();
    private final Map<Long, Optional<Version>> archived = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Optional<Version>> eldest) {
            return size() > KEPT;
        }
    };
    private final Map<Long, CompletableFuture<@Nullable Version>> asked = new LinkedHashMap<>();

    /** @param kind {@code save}, {@code merge} and so on */
    record Entry(
            long version,
            long base,
            String kind,
            String client,
            long release,
            long restoredFrom,
            List<Long> overwrote) {
        static Entry of(JsonNode json) {
            return new Entry(
                    json.path("version").asLong(),
                    json.path("baseVersion").asLong(),
                    json.path("kind").asString(),
                    json.path("client").asString(""),
                    json.path("release").asLong(-1),
                    json.path("restoredFrom").asLong(-1),
                    json.path("overwrote").valueStream().map(JsonNode::asLong).toList());
        }
    }

    record Version(Entry entry, JsonNode content, JsonNode patch, Cells cells, String digest) {}

    /** @param tenant such as {@code http://127.0.0.1:8080/api/v1/tenants/demo} */
    History(String tenant, String token, @Nullable Archive archive) {
        this.archive = archive;
        this.draft = tenant;
        this.token = token;
    }

    /** Every revision, oldest first, by version; those that were thinned as they were seen before. */
    TreeMap<Long, Entry> list() throws IOException, InterruptedException {
        TreeMap<Long, Entry> found = listed();
        served.addAll(found.keySet());
        if (archive != null) {
            for (long version : archive.versions()) {
                JsonNode seen = archive.version(version);
                if (seen != null) {
                    found.put(version, Entry.of(seen));
                }
            }
        }
        return found;
    }

    boolean isThinned() {
        return archive != null;
    }

    /** Whether the server has it, as opposed to the archive. */
    boolean serves(long version) {
        return served.contains(version);
    }

    /** As the server has it now; null when it cannot give it. */
    @Nullable
    Version served(long version) {
        return ask(version).join();
    }

    private TreeMap<Long, Entry> listed() throws IOException, InterruptedException {
        TreeMap<Long, Entry> found = new TreeMap<>();
        String before = "";
        while (true) {
            JsonNode page = get("/draft/revisions?limit=200" + before);
            for (JsonNode each : page.path("revisions")) {
                Entry entry = Entry.of(each);
                if (found.put(entry.version(), entry) != null) {
                    throw new IOException("version " + entry.version() + " is listed twice");
                }
            }
            if (!page.has("next")) {
                return found;
            }
            before = "&before=" + page.path("next").asLong();
        }
    }

    JsonNode current() throws IOException, InterruptedException {
        return get("/draft");
    }

    List<JsonNode> releases() throws IOException, InterruptedException {
        List<JsonNode> releases = new ArrayList<>();
        get("/releases").path("releases").forEach(releases::add);
        return releases;
    }

    JsonNode release(long number) throws IOException, InterruptedException {
        return get("/releases/" + number);
    }

    /** Null when the server cannot give that version. */
    @Nullable
    Version at(long version, long newest) {
        if (archive != null) {
            Optional<Version> seen = archived.get(version);
            if (seen == null) {
                seen = seen(version);
                archived.put(version, seen);
            }
            return seen.isPresent() ? seen.get() : served(version);
        }
        for (long next = version; next <= Math.min(newest, version + AHEAD); next++) {
            asked.computeIfAbsent(next, this::ask);
        }
        while (asked.size() > KEPT) {
            asked.remove(asked.keySet().iterator().next());
        }
        return asked.computeIfAbsent(version, this::ask).join();
    }

    private CompletableFuture<@Nullable Version> ask(long version) {
        return http.sendAsync(request("/draft/revisions/" + version), BodyHandlers.ofString())
                .thenApply(History::version);
    }

    private Optional<Version> seen(long version) {
        try {
            JsonNode json = archive == null ? null : archive.version(version);
            return json == null ? Optional.empty() : Optional.of(version(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Version version(HttpResponse<String> response) {
        return response.statusCode() == 200 ? version(Json.read(response.body())) : null;
    }

    private static Version version(JsonNode json) {
        JsonNode content = json.path("content");
        return new Version(Entry.of(json), content, json.path("patch"), Cells.of(content), Json.digest(content));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answers " + response.statusCode() + ": " + response.body());
        }
        return Json.read(response.body());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(draft + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }
}
