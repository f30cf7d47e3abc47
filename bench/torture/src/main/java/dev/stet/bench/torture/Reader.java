package dev.stet.bench.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the draft, and puts what it was shown into the log. */
final class Reader {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** What somebody has read at some time. */
    record Copy(long version, JsonNode content) {}

    private final OperationLog log;
    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Reader(OperationLog log) {
        this.log = log;
    }

    /** Null when the node does not answer. */
    @Nullable
    Copy read(String node) throws InterruptedException {
        double from = log.now();
        try {
            HttpResponse<String> response = http.send(request(node, "/draft").build(), BodyHandlers.ofString());
            Answer answer = Answer.of(response.statusCode(), response.body());
            if (answer.status() != 200 || !answer.body().path("content").isObject()) {
                return null;
            }
            long version = answer.body().path("version").asLong();
            JsonNode content = answer.body().path("content");
            log.add(log.line("read")
                    .put("from", from)
                    .put("node", node)
                    .put("version", version)
                    .put("digest", Json.digest(content)));
            return new Copy(version, content);
        } catch (IOException noAnswer) {
            return null;
        }
    }

    static HttpRequest.Builder request(String node, String path) {
        return HttpRequest.newBuilder(URI.create(node + "/api/v1/tenants/demo" + path))
                .header("Authorization", "Bearer " + Node.TOKEN)
                .timeout(TIMEOUT);
    }
}
