package dev.stet.draft;

import static dev.stet.draft.Samples.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.draft.history.History;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@StetTest
class DraftsOnPostgresTest extends DraftsContract {

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");

    @Autowired
    private Drafts drafts;

    @Autowired
    private History history;

    @Autowired
    private Fixtures fixtures;

    @Autowired
    private TestDatabase database;

    @Override
    Drafts drafts() {
        return drafts;
    }

    @Override
    History history() {
        return history;
    }

    @Override
    long newTenant() {
        return fixtures.tenant().id();
    }

    /** A pool has 16 connections. */
    @Test
    void writersThatWaitForOneDraftLeaveTheConnectionsToTheOthers() throws Exception {
        long tenant = newTenant();
        long other = newTenant();
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Thread> writers = new CopyOnWriteArrayList<>();
        List<Future<ChangeResult>> results = new ArrayList<>();
        try (Connection frozen = database.connection()) {
            frozen.setAutoCommit(false);
            try (Statement statement = frozen.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + tenant + ")");
            }
            long begin = System.nanoTime();
            for (int number = 0; number < 32; number++) {
                UnaryOperator<JsonNode> edit = section("s" + number, "Hello");
                results.add(threads.submit(() -> {
                    writers.add(Thread.currentThread());
                    return drafts.save(new Change(tenant, 0, edit, OnConflict.MERGE, BEN, null, null));
                }));
            }
            while (writers.stream()
                            .filter(writer -> writer.getState() == Thread.State.TIMED_WAITING)
                            .count()
                    < 31) {
                assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(9));
                Thread.onSpinWait();
            }

            assertThat(drafts.get(other).version()).isZero();
            frozen.rollback();
        }
        for (Future<ChangeResult> result : results) {
            assertThat(result.get()).isInstanceOf(ChangeResult.Accepted.class);
        }
        assertThat(drafts.get(tenant).version()).isEqualTo(32);
        threads.shutdown();
    }
}
