package dev.stet.live;

import com.zaxxer.hikari.HikariDataSource;
import dev.stet.account.AccessRevoked;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens for the other nodes' hints on a connection of its own, and opens a new one whenever it breaks. */
@Component
class HintListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HintListener.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** After this much silence the listener checks whether the connection still works. */
    private static final int QUIET_MILLIS = 10_000;

    private static final int ANSWER_SECONDS = 5;

    private final JdbcConnectionDetails database;
    private final DataSource pool;
    private final Rooms rooms;
    private final Reconciler reconciler;
    private final AccessCheck accessCheck;
    private final NodeId self;
    private @Nullable Thread thread;
    private volatile boolean running;

    HintListener(
            JdbcConnectionDetails database,
            DataSource pool,
            Rooms rooms,
            Reconciler reconciler,
            AccessCheck accessCheck,
            NodeId self) {
        this.database = database;
        this.pool = pool;
        this.rooms = rooms;
        this.reconciler = reconciler;
        this.accessCheck = accessCheck;
        this.self = self;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("live-hints-in").daemon().start(this::listen);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        Duration wait = FIRST_WAIT;
        while (running) {
            try (Connection connection = connect()) {
                wait = FIRST_WAIT;
                // hints that were sent in the meantime are lost
                reconciler.request();
                accessCheck.request();
                while (running) {
                    take(connection);
                }
            } catch (SQLException e) {
                log.debug("the listening connection broke", e);
            }
            wait = pause(wait);
        }
    }

    private Duration pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration longer = wait.multipliedBy(2);
        return longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        // those of the pool's connections: certificates and the like
        properties.putAll(pool.unwrap(HikariDataSource.class).getDataSourceProperties());
        setIfGiven(properties, "user", database.getUsername());
        setIfGiven(properties, "password", database.getPassword());
        properties.setProperty("ApplicationName", "stet live");
        properties.setProperty("connectTimeout", Integer.toString(ANSWER_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(database.getJdbcUrl(), properties);
        try (Statement listen = connection.createStatement()) {
            listen.execute("listen " + Hints.CHANNEL + "; listen " + AccessRevoked.CHANNEL);
        }
        return connection;
    }

    private static void setIfGiven(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    private void take(Connection connection) throws SQLException {
        PGNotification[] notifications = connection.unwrap(PGConnection.class).getNotifications(QUIET_MILLIS);
        if (notifications == null || notifications.length == 0) {
            if (!connection.isValid(ANSWER_SECONDS)) {
                throw new SQLException("no answer");
            }
            return;
        }
        for (PGNotification notification : notifications) {
            if (notification.getName().equals(AccessRevoked.CHANNEL)) {
                AccessRevoked.parse(notification.getParameter()).ifPresent(accessCheck::revoked);
            } else {
                take(notification.getParameter());
            }
        }
    }

    /** Anybody who may connect to the database can notify, so words that are no hints are ignored. */
    private void take(String hint) {
        String[] words = hint.split(" ", -1);
        if (words[0].equals(self.value())) {
            return; // this node told its own connections before it sent the hint
        }
        for (int i = 1; i < words.length; i++) {
            String[] parts = words[i].split("@", 2);
            try {
                long tenantId = Long.parseLong(parts[0]);
                if (parts.length == 2) {
                    rooms.heardOf(tenantId, Long.parseLong(parts[1]));
                } else {
                    rooms.presenceMayHaveChanged(tenantId);
                }
            } catch (NumberFormatException e) {
                log.debug("not a hint: {}", words[i]);
            }
        }
    }
}
