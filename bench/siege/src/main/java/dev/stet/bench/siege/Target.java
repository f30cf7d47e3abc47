package dev.stet.bench.siege;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The server under siege, for how long it is attacked, and how it answered each attack. */
final class Target {

    final int port;
    private final long end;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();

    /** @param end of {@link System#nanoTime} */
    Target(int port, long end) {
        this.port = port;
        this.end = end;
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /**
     * A connection from an address of its own: on Linux all of 127.0.0.0/8 is this machine.
     *
     * @param from the last number of the address
     */
    Wire connect(int from) throws java.io.IOException {
        Socket socket = new Socket();
        open.add(socket);
        socket.bind(new InetSocketAddress("127.0.0." + from, 0));
        socket.setSoTimeout(5_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        return new Wire(socket, () -> open.remove(socket));
    }

    void count(String attack, String answer) {
        answers.computeIfAbsent(attack + ": " + answer, fresh -> new AtomicLong())
                .incrementAndGet();
    }

    Map<String, Long> answers() {
        Map<String, Long> all = new TreeMap<>();
        answers.forEach((what, times) -> all.put(what, times.get()));
        return all;
    }

    /** Ends whatever still waits. */
    void closeAll() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (java.io.IOException alreadyGone) {
                continue;
            }
        }
    }
}
