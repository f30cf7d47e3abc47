package dev.stet.bench.torture;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * Stands between the writers and one node, on real sockets: reads whole requests, and treats those for changes as the
 * seed says. One request a connection. What a duplicate is answered is given to the listener: no writer hears it.
 */
final class FaultProxy implements AutoCloseable {

    private static final int DEADLINE = 15_000;

    /** Hears the answers that no writer hears. */
    interface Listener {
        void answered(long operation, NetworkFault fault, byte[] reply);
    }

    private final ServerSocket socket;
    private final int target;
    private final BiFunction<Long, Integer, NetworkFault> plan;
    private final Listener listener;
    private final Map<Long, Integer> attempts = new ConcurrentHashMap<>();
    final Map<NetworkFault, AtomicLong> done = new ConcurrentHashMap<>();

    /**
     * @param target the node's port
     * @param plan what happens to an attempt (from 1) of an operation
     */
    FaultProxy(int target, BiFunction<Long, Integer, NetworkFault> plan, Listener listener) throws IOException {
        this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.target = target;
        this.plan = plan;
        this.listener = listener;
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            if (head.toLowerCase(java.util.Locale.ROOT).contains("\r\nupgrade: websocket")) {
                tunnel(client, in, head);
                return;
            }
            byte[] body = in.readNBytes(length(head));
            byte[] headBytes =
                    (withoutConnection(head) + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            boolean keyed = !header(head, "idempotency-key").isEmpty();
            treat(client.getOutputStream(), headBytes, body, operation(head), keyed);
        } catch (IOException cut) {
            // either side went away: that is what this is for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void treat(OutputStream client, byte[] head, byte[] body, long operation, boolean keyed)
            throws IOException, InterruptedException {
        int attempt = operation < 0 ? 0 : attempts.merge(operation, 1, Integer::sum);
        NetworkFault planned = operation < 0 ? NetworkFault.NONE : plan.apply(operation, attempt);
        // without a key, twice is two changes, and the contract says so
        NetworkFault fault = planned == NetworkFault.DUPLICATE && !keyed ? NetworkFault.NONE : planned;
        if (fault != NetworkFault.NONE) {
            done.computeIfAbsent(fault, any -> new AtomicLong()).incrementAndGet();
        }
        Random random = new Random(operation * 31 + attempt);
        switch (fault) {
            case NONE -> client.write(exchange(head, body, body.length));
            case DELAY -> {
                TimeUnit.MILLISECONDS.sleep(10 + random.nextInt(490));
                client.write(exchange(head, body, body.length));
            }
            case LOST_REQUEST -> {}
            case CUT_BODY -> exchange(head, body, body.length / 2);
            case LOST_REPLY -> listener.answered(operation, fault, exchange(head, body, body.length));
            case CUT_REPLY -> {
                byte[] reply = exchange(head, body, body.length);
                listener.answered(operation, fault, reply);
                client.write(reply, 0, reply.length / 2);
            }
            case DUPLICATE -> {
                Thread twin = Thread.ofVirtual().start(() -> replay(operation, fault, head, body));
                client.write(exchange(head, body, body.length));
                twin.join();
            }
            case LATE -> {
                long wait = 300L + random.nextInt(2_700);
                Thread.ofVirtual().start(() -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(wait);
                        replay(operation, fault, head, body);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
        client.flush();
    }

    private void replay(long operation, NetworkFault fault, byte[] head, byte[] body) {
        try {
            listener.answered(operation, fault, exchange(head, body, body.length));
        } catch (IOException cut) {
            // not answered, so nothing to hear
        }
    }

    /** @param sent how many bytes of the body go out before the connection is cut */
    private byte[] exchange(byte[] head, byte[] body, int sent) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            server.setTcpNoDelay(true);
            server.setSoTimeout(DEADLINE);
            OutputStream out = server.getOutputStream();
            out.write(head);
            try {
                out.write(body, 0, sent);
                out.flush();
            } catch (IOException refusedEarly) {
                // a body that is too large is answered before it is read
            }
            if (sent < body.length) {
                return new byte[0];
            }
            byte[] reply = server.getInputStream().readAllBytes();
            if (reply.length == 0) {
                throw new IOException("no answer");
            }
            return reply;
        }
    }

    private void tunnel(Socket client, InputStream in, String head) throws IOException, InterruptedException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            server.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            Thread up = Thread.ofVirtual().start(() -> pump(in, server, client));
            pump(server.getInputStream(), client, server);
            up.join();
        }
    }

    private static void pump(InputStream from, Socket to, Socket other) {
        try {
            from.transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // the other direction ends as well, below
        } finally {
            close(to);
            close(other);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // it is closed, then
        }
    }

    /** The request line and headers, each with its line end, without the empty line. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int lineEnds = 0;
        int next;
        while (lineEnds < 4 && (next = in.read()) >= 0) {
            bytes.write(next);
            lineEnds = next == '\r' || next == '\n' ? lineEnds + 1 : 0;
        }
        String head = bytes.toString(StandardCharsets.US_ASCII);
        return lineEnds < 4 ? "" : head.substring(0, head.length() - 2);
    }

    private static int length(String head) {
        String length = header(head, "content-length");
        return length.isEmpty() ? 0 : Integer.parseInt(length);
    }

    /** The number that the writer gave its change, after the slash of Stet-Client; -1 of anything else. */
    private static long operation(String head) {
        String client = header(head, "stet-client");
        return client.isEmpty() ? -1 : Long.parseLong(client.substring(client.indexOf('/') + 1));
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static String withoutConnection(String head) {
        return head.lines()
                        .filter(line -> !line.regionMatches(true, 0, "connection:", 0, 11)
                                && !line.regionMatches(true, 0, "http2-settings:", 0, 15)
                                && !line.regionMatches(true, 0, "upgrade:", 0, 8))
                        .reduce((a, b) -> a + "\r\n" + b)
                        .orElse("")
                + "\r\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
