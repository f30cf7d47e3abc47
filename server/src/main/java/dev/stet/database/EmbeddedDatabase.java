package dev.stet.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A PostgreSQL of the server's own, durable, in the data folder. It listens on loopback only and asks for a
 * password that only the folder's owner can read.
 *
 * <p>The library beneath is made for tests: what makes it fit to keep people's work is set here.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** The role that owns the tables and serves requests; not a superuser, so row-level security binds it. */
    private static final String ROLE = "stet";

    /** Recovery after a crash replays the log before it lets anyone in. */
    private static final Duration STARTUP_WAIT = Duration.ofMinutes(2);

    /**
     * A start that has not succeeded by then is tried anew: what kept it from starting may be over. That may be a full
     * disk, or a killed PostgreSQL that its system has not cleared away yet. One that is still recovering goes on
     * meanwhile, and the next attempt finds it.
     */
    private static final Duration ATTEMPT_WAIT = Duration.ofSeconds(10);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", "''"),
            // the library starts PostgreSQL with both off
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            // the default of 1 GB makes a checkpoint every few seconds under write load
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_compression", "pglz"),
            // a few nodes with their pools, and the tools of an operator
            Map.entry("max_connections", "120"),
            // after a crash within, it ends, and is started anew: when the disk is full while it recovers in place, it
            // may go on for good without recovering or ending
            Map.entry("restart_after_crash", "off"),
            Map.entry("jit", "off"));

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A file in the cluster by which the library keeps a second one of itself away; ours is {@link DataFolder#claim}. */
    private static final String LIBRARY_LOCK = "epg-lock";

    private final FileChannel claim;
    private final Path root;
    private final Path cluster;
    private final String superuserPassword;
    private final String password;
    private EmbeddedPostgres postgres;
    private boolean closed;

    private EmbeddedDatabase(FileChannel claim, DataFolder folder) throws IOException {
        this.claim = claim;
        this.root = folder.root();
        this.cluster = folder.cluster();
        this.superuserPassword = folder.secret("postgres.password");
        this.password = folder.secret("stet.password");
        Postmaster.stopOrphan(cluster);
        this.postgres = launch();
    }

    /**
     * Starts the database, made at the first start; the orphan of a killed server is stopped first.
     *
     * @throws StartRefused when another server runs on the folder, or another build made it
     */
    static EmbeddedDatabase start(DataFolder folder) {
        DataFormat.claim(folder.root(), folder.cluster());
        FileChannel claim = folder.claim();
        try {
            EmbeddedDatabase database = new EmbeddedDatabase(claim, folder);
            database.open();
            return database;
        } catch (IOException | RuntimeException e) {
            closeQuietly(claim);
            throw new IllegalStateException(
                    "The embedded PostgreSQL did not start; " + folder.root().resolve("postgres.log") + " says why", e);
        }
    }

    private void open() throws IOException {
        try {
            prepare();
            watch();
        } catch (IOException | RuntimeException e) {
            postgres.close(); // it would go on without a server
            throw e;
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        long deadline = System.nanoTime() + STARTUP_WAIT.toNanos();
        int port = freePort();
        while (true) {
            try {
                return launch(port);
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                log.warn("PostgreSQL has not started yet; {} says why. It is tried again", serverLog());
                pause();
                if (Postmaster.find(cluster).isEmpty()) {
                    port = freePort();
                }
            }
        }
    }

    /** Some reasons not to start are found at once, and would be again. */
    private static void pause() {
        try {
            Thread.sleep(FIRST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL starts", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path serverLog() {
        return root.resolve("postgres.log");
    }

    private EmbeddedPostgres launch(int port) throws IOException {
        Files.deleteIfExists(cluster.resolve(LIBRARY_LOCK)); // a start that failed has not
        Redirect serverLog = Redirect.appendTo(serverLog().toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(root.resolve("postgres-binaries").toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(ATTEMPT_WAIT)
                .setOutputRedirector(serverLog)
                .setErrorRedirector(serverLog)
                // these become options of initdb, after the library's own "-A trust", and the later one counts
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", root.resolve("postgres.password").toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", superuserPassword);
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    /** When PostgreSQL ends while the server goes on, it is started again, on its port: the pool finds it there. */
    private void watch() throws IOException {
        // a thread of its own, since it may wait for as long as the disk is full
        Postmaster.find(cluster)
                .ifPresent(postmaster -> postmaster
                        .onExit()
                        .thenRun(() -> Thread.ofPlatform()
                                .daemon()
                                .name("postgres-revival")
                                .start(this::revive)));
    }

    private synchronized void revive() {
        log.warn("PostgreSQL ended unexpectedly; starting it again");
        Duration pause = FIRST_PAUSE;
        try {
            while (!closed && !startedAgain()) {
                wait(pause.toMillis()); // lets close() in
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean startedAgain() {
        try {
            postgres.close(); // gives the library's lock back; there is nothing left to stop
            postgres = launch(postgres.getPort());
            watch();
            log.info("PostgreSQL is back");
            return true;
        } catch (IOException | RuntimeException e) {
            log.warn("PostgreSQL did not start; {} says why. It is tried again", serverLog(), e);
            return false;
        }
    }

    private void prepare() {
        // one connection: with a password, each takes a while
        try (Connection superuser = postgres.getPostgresDatabase().getConnection()) {
            prepare(JdbcClient.create(new SingleConnectionDataSource(superuser, true)));
        } catch (SQLException e) {
            throw new IllegalStateException("the superuser can't connect", e);
        }
        log.info("PostgreSQL is ready on port {}", postgres.getPort());
    }

    private void prepare(JdbcClient jdbc) {
        if (jdbc.sql("select from pg_roles where rolname = ?")
                .param(ROLE)
                .query()
                .listOfRows()
                .isEmpty()) {
            jdbc.sql("create role " + ROLE).update();
        }
        // it owns its tables and may do nothing else; the password is ours: base64url, so it needs no quoting
        jdbc.sql("alter role " + ROLE
                        + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '" + password
                        + "'")
                .update();
        if (jdbc.sql("select from pg_database where datname = ?")
                .param(ROLE)
                .query()
                .listOfRows()
                .isEmpty()) {
            jdbc.sql("create database " + ROLE + " owner " + ROLE).update();
        }
        jdbc.sql("revoke connect on database postgres, template1 from public").update();
    }

    @Override
    public String getUsername() {
        return ROLE;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + ROLE;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        postgres.close();
        claim.close();
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
