package dev.stet.bench.siege;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A plain connection, for requests that no client would send. Each is used for one of them. */
final class Wire implements AutoCloseable {

    private final Socket socket;
    private final Runnable closed;

    Wire(Socket socket, Runnable closed) {
        this.socket = socket;
        this.closed = closed;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A whole request in JSON; the server closes the connection after its answer. */
    void post(String method, String path, String headers, byte[] body) throws IOException {
        send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + body.length
                + "\r\n" + headers + "\r\n");
        send(body);
    }

    /** The status of the answer, whose rest is read and dropped. */
    String status() throws IOException {
        InputStream in = socket.getInputStream();
        String line = firstLine(in);
        byte[] rest = new byte[1 << 14];
        int left = 64 << 20;
        for (int got = in.read(rest); got > 0 && left > 0; got = in.read(rest)) {
            left -= got;
        }
        return line;
    }

    /** The status of the answer; what follows stays unread. */
    String statusOnly() throws IOException {
        return firstLine(socket.getInputStream());
    }

    int read() throws IOException {
        return socket.getInputStream().read();
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed without an answer");
            }
            line.append((char) c);
        }
        return line.length() < 12 ? line.toString() : line.substring(9, 12);
    }

    @Override
    public void close() throws IOException {
        closed.run();
        socket.close();
    }
}
