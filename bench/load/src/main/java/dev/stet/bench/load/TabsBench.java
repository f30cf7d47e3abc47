package dev.stet.bench.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Tabs on two nodes, and edits at a steady rate: from when an edit was due to when each other tab has it. */
final class TabsBench {

    private static final int TENANTS = 20;
    private static final Pattern CLIENT = Pattern.compile("\"client\":\"bench-edit/(\\d+)\"");

    private TabsBench() {}

    static Map<String, Object> run(int tabs, int editsPerSecond, int seconds) throws Exception {
        List<String> documents = Stet.documents(8_192, 12);
        try (Stet stet = Stet.start();
                ServerProcess second = stet.secondNode();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            stet.addTenants(1, TENANTS, documents);
            Map<Long, Long> due = new ConcurrentHashMap<>();
            Map<Long, Long> acknowledged = new ConcurrentHashMap<>();
            Histogram fromDue = new ConcurrentHistogram(3);
            Histogram fromReply = new ConcurrentHistogram(3);
            AtomicLong received = new AtomicLong();
            AtomicLong behind = new AtomicLong();
            Queue<String> closed = new ConcurrentLinkedQueue<>();
            CountDownLatch welcomed = new CountDownLatch(tabs);
            HttpClient client = HttpClient.newBuilder().executor(threads).build();
            long idle = stet.server.residentMegabytes() + second.residentMegabytes();
            List<WebSocket> sockets = new ArrayList<>();
            for (int i = 0; i < tabs; i++) {
                int tenant = i % TENANTS + 1;
                int port = i / TENANTS % 2 == 0 ? stet.server.port : second.port;
                WebSocket socket = client.newWebSocketBuilder()
                        .header("Authorization", "Bearer bench-token-" + tenant)
                        .buildAsync(
                                URI.create("ws://localhost:" + port + "/api/v1/tenants/bench-" + tenant + "/live"),
                                new TextReceiver(
                                        text -> {
                                            if (text.contains("\"type\":\"welcome\"")) {
                                                welcomed.countDown();
                                            }
                                            if (text.contains("\"type\":\"behind\"")) {
                                                behind.incrementAndGet();
                                            }
                                            Matcher edit = CLIENT.matcher(text);
                                            if (edit.find()) {
                                                long now = System.nanoTime();
                                                long number = Long.parseLong(edit.group(1));
                                                Long from = due.get(number);
                                                if (from != null) {
                                                    received.incrementAndGet();
                                                    fromDue.recordValue((now - from) / 1_000);
                                                    Long reply = acknowledged.get(number);
                                                    // it may arrive before the reply does
                                                    fromReply.recordValue(
                                                            reply == null ? 0 : Math.max(0, now - reply) / 1_000);
                                                }
                                            }
                                        },
                                        closed::add))
                        .get(30, TimeUnit.SECONDS);
                socket.sendText("{\"type\":\"hello\",\"protocol\":1,\"client\":\"tab-" + i + "\",\"version\":0}", true)
                        .get(30, TimeUnit.SECONDS);
                sockets.add(socket);
            }
            if (!welcomed.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(welcomed.getCount() + " tabs were not welcomed");
            }
            // as live tabs do, or the server takes them for gone
            Thread pings = Thread.ofVirtual().start(() -> ping(sockets));
            long connected = stet.server.residentMegabytes() + second.residentMegabytes();
            Duration before = stet.server.processorTime().plus(second.processorTime());
            long[] versions = new long[TENANTS + 1];
            AtomicLong numbers = new AtomicLong();
            AtomicLong measuredEdits = new AtomicLong();
            long start = System.nanoTime();
            Duration warmUp = Duration.ofSeconds(10);
            // each tenant has one editor, on alternating nodes: half of the deliveries cross over
            Measured saves = LoadLoop.open(
                    TENANTS, editsPerSecond, warmUp, Duration.ofSeconds(seconds), number -> new LoadLoop.User() {
                        private final HttpConnection connection =
                                new HttpConnection(number % 2 == 0 ? stet.server.port : second.port);

                        @Override
                        public boolean act() throws Exception {
                            int tenant = number + 1;
                            long edit = numbers.incrementAndGet();
                            if (System.nanoTime() - start > warmUp.toNanos()) {
                                due.put(edit, System.nanoTime());
                                measuredEdits.incrementAndGet();
                            }
                            String body = "{\"content\":"
                                    + documents
                                            .get(tenant % documents.size())
                                            .replace(
                                                    Documents.headline(0, 0),
                                                    Documents.headline(0, versions[tenant] + 1))
                                    + ",\"expectedVersion\":" + versions[tenant] + "}";
                            HttpConnection.Answer answer = connection.send(
                                    "PUT",
                                    Stet.draft(tenant),
                                    Stet.token(tenant) + "Content-Type: application/json\r\nStet-Client: bench-edit/"
                                            + edit + "\r\n",
                                    Stet.bytes(body));
                            acknowledged.put(edit, System.nanoTime());
                            versions[tenant]++;
                            return answer.status() == 200;
                        }

                        @Override
                        public void close() throws Exception {
                            connection.close();
                        }
                    });
            TimeUnit.SECONDS.sleep(2); // what is still on its way
            Duration used =
                    stet.server.processorTime().plus(second.processorTime()).minus(before);
            long expected = measuredEdits.get() * (tabs / TENANTS);
            System.out.printf(
                    "%d edits, %d of %d deliveries; from the edit p50 %.1f ms, p99 %.1f ms%n",
                    measuredEdits.get(),
                    received.get(),
                    expected,
                    fromDue.getValueAtPercentile(50) / 1e3,
                    fromDue.getValueAtPercentile(99) / 1e3);
            long loaded = stet.server.residentMegabytes() + second.residentMegabytes();
            pings.interrupt();
            System.out.println(behind + " told that they are behind; ended: " + closed);
            List<String> ended = List.copyOf(closed);
            sockets.forEach(WebSocket::abort);
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("tabs", tabs);
            found.put("tenants", TENANTS);
            found.put("editsPerSecond", editsPerSecond);
            found.put("seconds", seconds);
            found.put("saves", saves.json());
            found.put("deliveries", received.get());
            found.put("deliveriesExpected", expected);
            found.put("toldBehind", behind.get());
            found.put("connectionsEnded", ended);
            found.put("deliveryFromEdit", new Measured((double) received.get() / seconds, 0, fromDue).json());
            found.put("deliveryFromReply", new Measured((double) received.get() / seconds, 0, fromReply).json());
            found.put("serversCores", used.toMillis() / 1e3 / (seconds + warmUp.toSeconds() + 2));
            found.put("residentMegabytesIdle", idle);
            found.put("residentMegabytesConnected", connected);
            found.put("residentMegabytesLoaded", loaded);
            return found;
        }
    }

    private static void ping(List<WebSocket> sockets) {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(10);
                for (WebSocket socket : sockets) {
                    socket.sendText("{\"type\":\"ping\"}", true);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the bench is over
        }
    }
}
