package dev.stet.bench.torture.check;

import dev.stet.bench.torture.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operation log, read back. */
final class Log {

    final Map<Long, Op> operations = new TreeMap<>();
    final List<Seen> reads = new ArrayList<>();
    final List<Live> news = new ArrayList<>();
    final Map<String, Long> faults = new TreeMap<>();
    final Map<String, Long> unsettled = new TreeMap<>();
    /** The version at which the writers found the draft. */
    long first;

    /** One change that was asked for, and all that was answered to it. */
    static final class Op {
        final long id;
        final double begin;
        final String call;
        final String what;
        final String policy;
        final long base;
        final String baseDigest;
        final long of;
        final JsonNode edits;
        final List<Reply> replies = new ArrayList<>();
        boolean lost;
        boolean overwritten;
        boolean superseded;
        long version = -1;

        Op(JsonNode line) {
            id = line.path("op").asLong();
            begin = line.path("t").asDouble();
            call = line.path("call").asString();
            what = line.path("what").asString();
            policy = line.path("policy").asString();
            base = line.path("base").asLong();
            baseDigest = line.path("baseDigest").asString("");
            of = line.path("of").asLong(-1);
            edits = line.path("edits");
        }

        /** What its writer was told, if it was told that the change counts. */
        @Nullable
        Reply acknowledgement() {
            return replies.stream()
                    .filter(reply -> reply.heard() && reply.status() == 200)
                    .findFirst()
                    .orElse(null);
        }

        /** What its writer was told, whatever it was. */
        @Nullable
        Reply answer() {
            return replies.stream().filter(Reply::heard).findFirst().orElse(null);
        }
    }

    /** @param heard by the writer; else only the proxy knows of it */
    record Reply(
            double at,
            int attempt,
            boolean heard,
            int status,
            long version,
            String outcome,
            long release,
            String digest,
            long currentVersion,
            String currentDigest,
            List<Long> overwritten,
            int conflicts,
            String type) {}

    /** A content that somebody read, between two times. */
    record Seen(double from, double to, long version, String digest) {}

    /** What a connection was told. */
    record Live(String connection, long version, String digest) {}

    static Log read(Path file) throws IOException {
        Log log = new Log();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(Json::read).forEach(log::add);
        }
        return log;
    }

    private void add(JsonNode line) {
        switch (line.path("k").asString()) {
            case "run" -> first = line.path("first").asLong();
            case "op" -> operations.put(line.path("op").asLong(), new Op(line));
            case "answer", "overheard" -> {
                Op op = operations.get(line.path("op").asLong());
                if (op != null) {
                    op.replies.add(reply(line));
                }
            }
            case "read" ->
                reads.add(new Seen(
                        line.path("from").asDouble(),
                        line.path("t").asDouble(),
                        line.path("version").asLong(),
                        line.path("digest").asString()));
            case "live" ->
                news.add(new Live(
                        line.path("connection").asString(),
                        line.path("version").asLong(),
                        line.path("digest").asString("")));
            case "fault" ->
                faults.merge(line.path("fault").asString(), line.path("times").asLong(1), Long::sum);
            case "unsettled" -> unsettled.merge(line.path("status").asString(), 1L, Long::sum);
            case "unanswered" -> unsettled.merge("no answer", 1L, Long::sum);
            default -> {}
        }
    }

    private static Reply reply(JsonNode line) {
        return new Reply(
                line.path("t").asDouble(),
                line.path("attempt").asInt(-1),
                line.path("k").asString().equals("answer"),
                line.path("status").asInt(),
                line.path("version").asLong(-1),
                line.path("outcome").asString(""),
                line.path("release").asLong(-1),
                line.path("digest").asString(""),
                line.path("currentVersion").asLong(-1),
                line.path("currentDigest").asString(""),
                line.path("overwritten").valueStream().map(JsonNode::asLong).toList(),
                line.path("conflicts").size(),
                line.path("type").asString(""));
    }
}
