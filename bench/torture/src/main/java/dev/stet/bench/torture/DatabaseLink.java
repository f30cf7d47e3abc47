package dev.stet.bench.torture;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network between a node and the database of another one: it can be cut, and it can hang. */
final class DatabaseLink implements AutoCloseable {

    private final ServerSocket socket;
    private final Path data;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private boolean held;
    private volatile boolean cut;

    /** @param data the folder whose PostgreSQL this leads to; its port may change when it is started again */
    DatabaseLink(Path data) throws IOException {
        this.data = data;
        this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Ends every connection and takes no new one. */
    void cut() {
        cut = true;
        open.forEach(DatabaseLink::close);
    }

    /** Not a byte passes any more, and nobody is told. */
    void hold() {
        lock.lock();
        try {
            held = true;
        } finally {
            lock.unlock();
        }
    }

    void mend() {
        cut = false;
        lock.lock();
        try {
            held = false;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (cut) {
                    client.close();
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket database = new Socket(InetAddress.getLoopbackAddress(), Signals.port(data))) {
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            open.add(client);
            open.add(database);
            Thread up = Thread.ofVirtual().start(() -> pump(client, database));
            pump(database, client);
            up.join();
            open.remove(client);
            open.remove(database);
        } catch (IOException gone) {
            // the database is down: so is the link
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            int read;
            while ((read = in.read(buffer)) >= 0) {
                waitWhileHeld();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException cutOff) {
            // both directions end together, below
        } finally {
            close(from);
            close(to);
        }
    }

    private void waitWhileHeld() {
        lock.lock();
        try {
            while (held) {
                released.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // it is closed, then
        }
    }

    @Override
    public void close() throws IOException {
        mend();
        socket.close();
        open.forEach(DatabaseLink::close);
    }
}
