package dev.stet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.StetTest;
import dev.stet.TestDatabase;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tests' PostgreSQL is as unsafe as it can be. */
@StetTest
class DurabilityTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    private static String setting(JdbcClient db, String name) {
        return db.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    @Test
    void connectionsWaitForTheDiskWhateverTheDatabaseSays() {
        assertThat(setting(database.superuser(), "synchronous_commit")).isEqualTo("off");
        assertThat(setting(jdbc, "synchronous_commit")).isEqualTo("on");
    }

    @Test
    void aDatabaseThatDoesNotSyncIsRefused() {
        assertThat(setting(jdbc, "fsync")).isEqualTo("off");

        assertThatThrownBy(() -> new Durability(jdbc, false))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("fsync=off")
                .satisfies(refusal -> {
                    FailureAnalysis shown = Objects.requireNonNull(
                            new StartRefusedAnalyzer().analyze(new BeanCreationException("durability", refusal)));
                    assertThat(shown.getDescription()).contains("acknowledged");
                    assertThat(shown.getAction()).contains("stet.allow-unsafe-database=true");
                });
    }

    @Test
    void itMayBeAllowed() {
        assertThat(new Durability(jdbc, true)).isNotNull();
    }
}
