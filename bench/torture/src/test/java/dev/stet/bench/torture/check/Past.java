package dev.stet.bench.torture.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stet.bench.torture.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A history made up for a test, served as a server would serve it, and the log of the writers who made it. */
final class Past implements AutoCloseable {

    private final List<ObjectNode> revisions = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final HttpServer server;
    private int time;

    /** Version 0 and version 1, where the writers begin, have this content. */
    Past(JsonNode content) throws IOException {
        log.add(Json.write(line("run").put("first", 1)));
        revision("created", content, 0);
        revision("save", content, 0);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What a writer asks for. */
    record Asked(long id, String what, String policy, long base, ArrayNode edits) {}

    /** An edit that puts a value at an address. */
    Asked edit(long id, String policy, long base, String at, String value) {
        ArrayNode edits =
                Json.array().add(Json.object().put("e", "put").put("at", at).put("value", value));
        return ask(new Asked(id, "edit", policy, base, edits));
    }

    Asked ask(Asked asked) {
        log.add(Json.write(line("op")
                .put("op", asked.id)
                .put("call", asked.what)
                .put("what", asked.what)
                .put("policy", asked.policy)
                .put("base", asked.base)
                .put("baseDigest", Json.digest(content(asked.base)))
                .set("edits", asked.edits)));
        return asked;
    }

    /** The next version of the history, made by this operation. */
    ObjectNode makes(Asked by, String kind, JsonNode content) {
        return revision(kind, content, by.base).put("client", "w/" + by.id);
    }

    /** The next version of the history is this operation's, and its writer is told so. */
    Asked accepted(Asked asked, String kind, JsonNode content, long... overwritten) {
        makes(asked, kind, content);
        told(asked, revisions.size() - 1, overwritten);
        return asked;
    }

    /** The writer is told that its change is in this version. */
    void told(Asked asked, long version, long... overwritten) {
        ObjectNode answer = line("answer")
                .put("op", asked.id)
                .put("attempt", 1)
                .put("status", 200)
                .put("version", version);
        ArrayNode named = answer.putArray("overwritten");
        for (long each : overwritten) {
            named.add(each);
        }
        log.add(Json.write(answer));
    }

    JsonNode content(long version) {
        return revisions.get((int) version).path("content");
    }

    Verdict check(Path folder) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("operations.jsonl"), log);
        return Checker.check(file, "http://127.0.0.1:" + server.getAddress().getPort(), "token", null);
    }

    private ObjectNode revision(String kind, JsonNode content, long base) {
        ArrayNode patch = Json.array();
        content.forEachEntry((field, value) -> patch.add(
                Json.object().put("op", "replace").put("path", "/" + field).set("value", value)));
        ObjectNode revision = Json.object()
                .put("version", revisions.size())
                .put("baseVersion", base)
                .put("kind", kind);
        revision.set("content", content.deepCopy());
        revision.set("patch", patch);
        revisions.add(revision);
        return revision;
    }

    private ObjectNode line(String kind) {
        return Json.object().put("k", kind).put("t", ++time);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = Json.write(answer(exchange.getRequestURI().getPath())).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private JsonNode answer(String path) {
        return switch (path) {
            case "/draft" -> revisions.getLast();
            case "/draft/revisions" ->
                Json.object().set("revisions", Json.array().addAll(revisions));
            case "/releases" ->
                Json.object()
                        .set(
                                "releases",
                                Json.array()
                                        .addAll(revisions.stream()
                                                .filter(each -> each.has("release"))
                                                .toList()));
            default -> {
                int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
                yield path.startsWith("/releases/")
                        ? revisions.stream()
                                .filter(each -> each.path("release").asInt() == number)
                                .findFirst()
                                .orElseThrow()
                        : revisions.get(number);
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
