package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One real PostgreSQL for the whole run of the tests, started when first asked for, and on it an empty database for
 * each Spring context. The server's role is as powerless as in production, so that row-level security binds it.
 */
public final class TestDatabase implements JdbcConnectionDetails {

    private static final String ROLE = "stet";
    private static final AtomicInteger databases = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** An empty database of its own. */
    public static TestDatabase fresh() {
        String name = "test" + databases.incrementAndGet();
        superuser("postgres").sql("create database " + name + " owner " + ROLE).update();
        return new TestDatabase(name);
    }

    /** As the superuser, whom row-level security does not bind: for looking behind the server's back. */
    public JdbcClient superuser() {
        return superuser(name);
    }

    /** One connection as the superuser, for transactions that a test holds open. */
    public Connection connection() throws SQLException {
        return Instance.POSTGRES.getDatabase("postgres", name).getConnection();
    }

    /** Waits until this many nodes listen for each other's hints. */
    public void awaitListeners(int count) {
        await().untilAsserted(() -> assertThat(superuser()
                        .sql("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and application_name = 'stet live' and query ilike '%listen%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(count));
    }

    private static JdbcClient superuser(String database) {
        return JdbcClient.create(Instance.POSTGRES.getDatabase("postgres", database));
    }

    @Override
    public String getUsername() {
        return ROLE;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getJdbcUrl() {
        return Instance.POSTGRES.getJdbcUrl(ROLE, name);
    }

    private static final class Instance {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(new File("target/test-postgres/data-"
                                + ProcessHandle.current().pid()))
                        .setOverrideWorkingDirectory(new File("target/test-postgres"))
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("jit", "off")
                        .start();
                JdbcClient.create(postgres.getPostgresDatabase())
                        .sql("create role " + ROLE + " login")
                        .update();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
