package dev.stet.bench.torture;

import dev.stet.bench.torture.Operation.Request;
import dev.stet.bench.torture.Reader.Copy;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client of the public contract with a copy of its own of the draft, which is stale most of the time: it changes
 * what it has, and sends that.
 */
final class Writer implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int number;
    private final Random random;
    private final List<String> nodes;
    private final OperationLog log;
    private final AtomicLong ids;
    private final Run run;
    private final Reader reader;
    private final Deque<Copy> earlier = new ArrayDeque<>();
    private final @Nullable LiveTab tab;
    private @Nullable Operation accepted;
    private Copy copy = new Copy(-1, Json.object());

    /** What all writers of a run share. */
    static final class Run {
        volatile boolean over;
        volatile long pause;
        final AtomicLong acknowledged = new AtomicLong();
        final AtomicLong refused = new AtomicLong();
        final AtomicLong abandoned = new AtomicLong();
        /** About the newest release; a guess is enough to restore one. */
        final AtomicLong releases = new AtomicLong(1);
    }

    Writer(
            int number,
            long seed,
            List<String> nodes,
            OperationLog log,
            AtomicLong ids,
            Run run,
            @Nullable LiveTab tab) {
        this.number = number;
        this.random = new Random(seed * 1_000_003 + number);
        this.nodes = nodes;
        this.log = log;
        this.ids = ids;
        this.run = run;
        this.tab = tab;
        this.reader = new Reader(log);
    }

    @Override
    public void run() {
        try {
            while (!run.over) {
                if (copy.version() < 0 || random.nextInt(4) == 0) {
                    read();
                }
                if (copy.version() >= 0) {
                    turn();
                }
                TimeUnit.MILLISECONDS.sleep(random.nextLong(run.pause + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        Copy newest = tab == null ? null : tab.newest();
        if (newest != null && newest.version() > copy.version() && random.nextBoolean()) {
            adopt(newest.version(), newest.content());
        }
        int dice = random.nextInt(100);
        if (dice < 4) {
            perform(invalid());
        } else if (dice < 13) {
            read();
            perform(whole(dice - 4));
        } else {
            Copy base = dice < 20 && !earlier.isEmpty() ? earlier.peekFirst() : copy;
            Answer answer = perform(edit(base));
            if (answer != null && answer.stale() && random.nextInt(10) < 7) {
                adopt(
                        answer.body().path("currentVersion").asLong(),
                        answer.body().path("current"));
                perform(edit(copy)); // on top of what the refusal brought; else it gives up
            }
        }
    }

    private Operation edit(Copy base) {
        long id = ids.incrementAndGet();
        List<Edit> edits = new Picker(random, id).edits(base.content());
        int dice = random.nextInt(100);
        String policy = dice < 70 ? "merge" : dice < 98 ? "reject" : "overwrite";
        ObjectNode wanted = Edit.applied(base.content(), edits);
        Request request = null;
        if (edits.size() == 1 && random.nextInt(3) > 0) {
            request = Requests.action(edits.getFirst(), base.version(), base.content(), policy)
                    .orElse(null);
        }
        if (request == null) {
            request = switch (random.nextInt(4)) {
                case 0 -> Requests.jsonPatch(base.version(), base.content(), edits, policy);
                case 1 -> Requests.mergePatch(base.version(), wanted, edits, policy);
                default -> Requests.put(base.version(), wanted, policy);
            };
        }
        return operation(id, "edit", policy, base, edits, -1, request, wanted);
    }

    /** Changes of the whole draft, which are strict about the version. */
    private Operation whole(int kind) {
        long id = ids.incrementAndGet();
        long base = copy.version();
        return switch (kind) {
            case 0, 1 ->
                operation(id, "publish", "reject", copy, List.of(), -1, Requests.publish(base), copy.content());
            case 2 ->
                operation(
                        id,
                        "publish",
                        "reject",
                        copy,
                        List.of(),
                        -1,
                        Requests.action("publish_draft", base, "reject", Json.object()),
                        copy.content());
            case 3 -> operation(id, "discard", "reject", copy, List.of(), -1, Requests.discard(base), null);
            case 4 ->
                operation(
                        id,
                        "discard",
                        "reject",
                        copy,
                        List.of(),
                        -1,
                        Requests.action("discard_draft", base, "reject", Json.object()),
                        null);
            case 5, 6 -> {
                long version =
                        random.nextInt(4) == 0 ? random.nextLong(base + 1) : Math.max(0, base - random.nextInt(5));
                yield operation(
                        id, "restore", "reject", copy, List.of(), version, Requests.restore(base, version), null);
            }
            case 7 -> {
                long release = 1 + random.nextLong(run.releases.get());
                Request request = Requests.restoreRelease(base, release);
                yield operation(id, "release-restore", "reject", copy, List.of(), release, request, null);
            }
            default -> {
                String policy = random.nextBoolean() ? "merge" : "reject";
                Request request = Requests.action("revert_branding", base, policy, Json.object());
                yield operation(id, "revert-branding", policy, copy, List.of(), -1, request, null);
            }
        };
    }

    /** Must be refused with a 4xx, and must change nothing. */
    private Operation invalid() {
        long id = ids.incrementAndGet();
        Picker picker = new Picker(random, id);
        long base = copy.version();
        Operation before = accepted;
        Map<String, String> json = Map.of("Content-Type", "application/json");
        String marked = "{\"content\":{\"branding\":{\"logoUrl\":\"" + picker.token() + "\"}}";
        Request request = switch (random.nextInt(6)) {
            case 0 -> new Request("PUT", "/draft", json, marked + "}");
            case 1 -> new Request("PUT", "/draft", json, marked + ",\"expectedVersion\":" + base);
            case 2 -> {
                ObjectNode large = (ObjectNode) copy.content().deepCopy();
                ((ObjectNode) large.path("branding")).put("logoUrl", picker.token() + "/long".repeat(230_000));
                yield Requests.put(base, large, "merge");
            }
            case 3 -> {
                String patch = "{\"branding\":{\"primaryColor\":\"#%06x\"}}".formatted(id);
                yield new Request("PATCH", "/draft", Map.of("Content-Type", "application/merge-patch+json"), patch);
            }
            default -> Requests.put(base, picker.broken(copy.content()), "merge");
        };
        String key = "k" + id;
        if (before != null && before.key() != null && random.nextInt(5) == 0) {
            key = before.key(); // the key of another change, which must stay that one's
            request = Requests.put(base, Edit.applied(copy.content(), List.of(picker.colour())), "merge");
        }
        String call = "invalid " + request.method();
        return new Operation(id, number, call, "invalid", "merge", base, "", List.of(), -1, key, request, null);
    }

    private Operation operation(
            long id,
            String what,
            String policy,
            Copy base,
            List<Edit> edits,
            long of,
            Request request,
            @Nullable JsonNode wanted) {
        String key = random.nextInt(25) == 0 ? null : "k" + id;
        String path = request.path();
        String call = request.method() + path.replaceAll("\\?.*", "");
        if (request.method().equals("PATCH")) {
            call += " " + request.headers().getOrDefault("Content-Type", "");
        }
        return new Operation(
                id,
                number,
                call,
                what,
                policy,
                base.version(),
                Json.digest(base.content()),
                edits,
                of,
                key,
                request,
                wanted);
    }

    /** @return null when its outcome is not known */
    private @Nullable Answer perform(Operation operation) throws InterruptedException {
        log.add(operation.log(log.line("op")));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            Answer answer = send(operation, attempt);
            if (answer != null && answer.settles()) {
                settle(operation, answer);
                if (operation.key() != null && random.nextInt(20) == 0) {
                    send(operation, attempt + 1); // as if the answer had been lost
                }
                return answer;
            }
            boolean tired = random.nextInt(40) == 0 || System.nanoTime() > deadline;
            if (operation.key() == null || tired) {
                run.abandoned.incrementAndGet();
                return null;
            }
            TimeUnit.MILLISECONDS.sleep(20L * Math.min(attempt, 20) + random.nextInt(100));
        }
    }

    private void settle(Operation operation, Answer answer) {
        if (!answer.accepted()) {
            run.refused.incrementAndGet();
            return;
        }
        run.acknowledged.incrementAndGet();
        JsonNode body = answer.body();
        if (body.has("release")) {
            run.releases.accumulateAndGet(body.path("release").asLong(), Math::max);
        }
        JsonNode content = body.path("content").isObject() ? body.path("content") : operation.wanted();
        if (content != null) {
            adopt(body.path("version").asLong(), content);
        }
        accepted = operation;
    }

    private @Nullable Answer send(Operation operation, int attempt) throws InterruptedException {
        String node = nodes.get(random.nextInt(nodes.size()));
        Request request = operation.request();
        HttpRequest.Builder builder = Reader.request(node, request.path())
                .header("Stet-Client", client() + "/" + operation.id())
                .method(request.method(), BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        if (operation.key() != null) {
            builder.header("Idempotency-Key", operation.key());
        }
        ObjectNode line;
        Answer answer = null;
        try {
            HttpResponse<String> response = reader.http.send(builder.build(), BodyHandlers.ofString());
            answer = Answer.of(response.statusCode(), response.body());
            line = answer.log(log.line(answer.settles() ? "answer" : "unsettled"));
        } catch (IOException noAnswer) {
            line = log.line("unanswered").put("why", String.valueOf(noAnswer.getMessage()));
        }
        log.add(line.put("op", operation.id()).put("attempt", attempt).put("node", nodes.indexOf(node)));
        return answer;
    }

    private void read() throws InterruptedException {
        Copy read = reader.read(nodes.get(random.nextInt(nodes.size())));
        if (read != null) {
            adopt(read.version(), read.content());
        }
    }

    private void adopt(long version, JsonNode content) {
        copy = new Copy(version, content);
        earlier.addLast(copy);
        if (earlier.size() > 12) {
            earlier.removeFirst();
        }
    }

    private String client() {
        return "w" + number;
    }
}
