package dev.stet.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import dev.stet.Http;
import dev.stet.live.protocol.Protocol;
import dev.stet.live.protocol.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tab as the server sees it: says what a test makes it say, and keeps what it hears in order. */
final class TestTab implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final boolean reads;
    private final WebSocket socket;

    private TestTab(Http http, String slug, boolean reads) {
        this.reads = reads;
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        http.headers().forEach(builder::header);
        URI address = URI.create(http.base().replace("http:", "ws:") + path(slug));
        this.socket = builder.buildAsync(address, this).join();
    }

    static String path(String slug) {
        return "/api/v1/tenants/" + slug + "/live";
    }

    /** Connected, and silent. */
    static TestTab connect(Http http, String slug) {
        return new TestTab(http, slug, true);
    }

    /** Connected, with nobody who reads what comes. */
    static TestTab deaf(Http http, String slug) {
        return new TestTab(http, slug, false);
    }

    /** Connected and welcomed. */
    static TestTab open(Http http, String slug, String client) {
        TestTab tab = connect(http, slug);
        tab.hello(client);
        tab.next("welcome");
        return tab;
    }

    /** The status that a handshake is refused with. */
    static int refusal(Http http, String slug) {
        try (TestTab tab = connect(http, slug)) {
            return 101;
        } catch (CompletionException e) {
            WebSocketHandshakeException refused = (WebSocketHandshakeException) Objects.requireNonNull(e.getCause());
            return refused.getResponse().statusCode();
        }
    }

    void hello(String client) {
        say(hello(ServerMessage.PROTOCOL, client));
    }

    static String hello(int protocol, String client) {
        return "{\"type\":\"hello\",\"protocol\":%d,\"client\":\"%s\",\"version\":null}".formatted(protocol, client);
    }

    void at(String place) {
        say("{\"type\":\"at\",\"place\":\"" + place + "\"}");
    }

    void say(String message) {
        socket.sendText(message, true).join();
    }

    /** One message, a frame for each part. */
    void sayInParts(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            socket.sendText(parts[i], i == parts.length - 1).join();
        }
    }

    /** As {@link #say}; what the server no longer takes is lost. */
    void sayIfOpen(String message) {
        socket.sendText(message, true).exceptionally(closed -> socket).join();
    }

    void sayBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** The next message of a type; others before it are skipped. */
    JsonNode next(String type) {
        return next(message -> message.path("type").asString().equals(type));
    }

    JsonNode next(Predicate<JsonNode> wanted) {
        try {
            while (true) {
                JsonNode message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(message)
                        .as("a message, before the close with %s", closed.getNow(null))
                        .isNotNull();
                assertThat(message.path("type").asString()).doesNotStartWith("wrong");
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for a list of these clients, in this order. */
    JsonNode nextPresence(String... clients) {
        return next(message -> message.path("type").asString().equals("presence")
                && message.path("tabs")
                        .valueStream()
                        .map(tab -> tab.path("client").asString())
                        .toList()
                        .equals(List.of(clients)));
    }

    /** What it heard and nobody asked for, of one type, up to the answer to a ping. */
    long countBeforePong(String type) {
        say("{\"type\":\"ping\"}");
        long count = 0;
        JsonNode message = next(any -> true);
        while (!message.path("type").asString().equals("pong")) {
            count += message.path("type").asString().equals(type) ? 1 : 0;
            message = next(any -> true);
        }
        return count;
    }

    /** Whether a message of this type has come that no test took yet. */
    boolean hasHeard(String type) {
        return heard.stream()
                .anyMatch(message -> message.path("type").asString().equals(type));
    }

    /** The code that the server closes with. */
    int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Without a word, as when the browser is killed. */
    void kill() {
        socket.abort();
    }

    void read() {
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            JsonNode message = JSON.readTree(text.toString());
            text.setLength(0);
            List<Error> errors = Protocol.errorsFromServer(message);
            heard.add(errors.isEmpty() ? message : JSON.createObjectNode().put("type", "wrong: " + errors));
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
