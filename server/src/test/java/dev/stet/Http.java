package dev.stet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the server from outside: {@code http.as(token).put("/api/v1/…", "{…}").status()}. Immutable; each
 * {@code with…} gives another caller. Redirects are not followed and no cookies are kept.
 */
public record Http(String base, Map<String, String> headers) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Http at(int port) {
        return new Http("http://127.0.0.1:" + port, Map.of());
    }

    /** With the API token. */
    public Http as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Http with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Http(base, more);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer post(String path, @Nullable String json) {
        return send("POST", path, json, "application/json");
    }

    public Answer put(String path, @Nullable String json) {
        return send("PUT", path, json, "application/json");
    }

    public Answer patch(String path, String patch, String mediaType) {
        return send("PATCH", path, patch, mediaType);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer form(String path, String encoded) {
        return send("POST", path, encoded, "application/x-www-form-urlencoded");
    }

    /** Any request; the media type is sent when there is a body, unless a header gives another. */
    public Answer send(String method, String path, @Nullable String body, @Nullable String mediaType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && mediaType != null) {
            request.setHeader("Content-Type", mediaType);
        }
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    private static Answer send(HttpRequest request) {
        try {
            return new Answer(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public String mediaType() {
            return header("Content-Type").orElse("").split(";")[0].strip();
        }

        /** The last part of the problem's type, such as {@code stale-version}; empty when it is no problem. */
        public String problem() {
            return mediaType().equals("application/problem+json")
                    ? json().path("type").asString().replace("/problems/", "")
                    : "";
        }

        /** The value of the cookie that the answer sets, if it does. */
        public Optional<String> cookie(String name) {
            return response.headers().allValues("Set-Cookie").stream()
                    .filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1).split(";", -1)[0])
                    .findFirst();
        }

        @Override
        public String toString() {
            return response.request().method() + " " + response.uri().getPath() + " -> " + status() + " " + body();
        }
    }
}
