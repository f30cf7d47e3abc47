package dev.stet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection that sends what no HTTP client would. */
public final class RawRequest implements AutoCloseable {

    private final Socket socket = new Socket();

    private RawRequest(int port, String from) throws IOException {
        socket.setSoTimeout(10_000);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
    }

    public static RawRequest to(Http http) throws IOException {
        return from("127.0.0.1", http);
    }

    /** @param from an address of this machine: on Linux, any of 127.0.0.0/8 */
    public static RawRequest from(String from, Http http) throws IOException {
        return new RawRequest(URI.create(http.base()).getPort(), from);
    }

    public RawRequest send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Everything that comes until the server closes the connection. */
    public String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    public int status() throws IOException {
        byte[] line = socket.getInputStream().readNBytes(12);
        return line.length < 12 ? -1 : Integer.parseInt(new String(line, 9, 3, StandardCharsets.US_ASCII));
    }

    /** Whether the server has closed the connection without a word; waits for it. */
    public boolean isClosed() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
