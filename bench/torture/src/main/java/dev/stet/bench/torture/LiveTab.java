package dev.stet.bench.torture;

import dev.stet.bench.torture.Reader.Copy;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Listens to the live news of the draft over one connection after the other, keeps a copy by their patches alone as long
 * as no version is missing, and puts what it was told and what came of it into the log.
 */
final class LiveTab implements Runnable {

    private static final long HEARTBEAT_SECONDS = 10;
    private static final String HELLO = "{\"type\":\"hello\",\"protocol\":1,\"client\":\"%s\",\"version\":null}";
    private static final String ENDED = "";

    private final String name;
    private final Random random;
    private final List<String> nodes;
    private final OperationLog log;
    private final Reader reader;
    private final Writer.Run run;
    private int connections;
    private volatile @Nullable Copy newest;

    LiveTab(int number, long seed, List<String> nodes, OperationLog log, Writer.Run run) {
        this.name = "w" + number;
        this.random = new Random(seed * 15_485_863 + number);
        this.nodes = nodes;
        this.log = log;
        this.reader = new Reader(log);
        this.run = run;
    }

    /** The newest content that the news led to; null before the first. */
    @Nullable
    Copy newest() {
        return newest;
    }

    @Override
    public void run() {
        try {
            while (!run.over) {
                connection(nodes.get(random.nextInt(nodes.size())));
                TimeUnit.MILLISECONDS.sleep(200 + random.nextLong(800));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the first message to the last of one connection, which it ends itself now and then. */
    private void connection(String node) throws InterruptedException {
        String connection = name + "#" + ++connections;
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        WebSocket socket;
        try {
            socket = reader.http
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + Node.TOKEN)
                    .buildAsync(
                            URI.create(node.replace("http:", "ws:") + "/api/v1/tenants/demo/live"), new Ear(messages))
                    .join();
        } catch (CompletionException refused) {
            return;
        }
        say(socket, HELLO.formatted(name));
        int most = 50 + random.nextInt(2_000);
        for (int heard = 0, silent = 0; heard < most && silent < 3 && !run.over; ) {
            String message = messages.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                silent++;
                say(socket, "{\"type\":\"ping\"}");
            } else if (message.equals(ENDED)) {
                break;
            } else {
                silent = 0;
                heard++;
                hear(node, connection, Json.read(message));
            }
        }
        socket.abort();
    }

    private void hear(String node, String connection, JsonNode message) throws InterruptedException {
        switch (message.path("type").asString()) {
            case "changed" -> changed(node, connection, message);
            case "welcome", "behind", "pong" -> {
                Copy known = newest;
                if (known == null || message.path("version").asLong() > known.version()) {
                    catchUp(node);
                }
            }
            default -> {}
        }
    }

    private void changed(String node, String connection, JsonNode message) throws InterruptedException {
        long version = message.path("version").asLong();
        Copy known = newest;
        ObjectNode line = log.line("live").put("connection", connection).put("version", version);
        if (known != null
                && version == known.version() + 1
                && message.path("patch").isArray()) {
            try {
                JsonNode content = JsonPatch.apply(known.content(), message.path("patch"));
                newest = new Copy(version, content);
                line.put("digest", Json.digest(content));
            } catch (IllegalArgumentException doesNotFit) {
                line.put("digest", "does not fit: " + doesNotFit.getMessage()); // the checker finds it
            }
        }
        log.add(line);
        Copy reached = newest;
        if (reached == null || version > reached.version()) {
            catchUp(node);
        }
    }

    private void catchUp(String node) throws InterruptedException {
        Copy read = reader.read(node);
        Copy known = newest;
        if (read != null && (known == null || read.version() > known.version())) {
            newest = read;
        }
    }

    private static void say(WebSocket socket, String message) {
        socket.sendText(message, true).exceptionally(gone -> socket).join();
    }

    /** Puts whole messages into a queue, and an empty one at the end. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<String> messages;
        private final StringBuilder parts = new StringBuilder();

        Ear(BlockingQueue<String> messages) {
            this.messages = messages;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            messages.add(ENDED);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            messages.add(ENDED);
        }
    }
}
