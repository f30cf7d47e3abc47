package dev.stet.draft.history;

import static dev.stet.draft.Samples.headline;
import static dev.stet.draft.Samples.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.database.TenantSetting;
import dev.stet.database.TenantTransactions;
import dev.stet.draft.Change;
import dev.stet.draft.Drafts;
import dev.stet.draft.OnConflict;
import dev.stet.draft.Together;
import dev.stet.draft.history.NewRevision.Origin;
import dev.stet.draft.history.NewRevision.Step;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Appends to several drafts in one transaction: each is decided by itself. */
@StetTest
class GroupCommitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A key longer than the table takes. */
    private static final String REFUSED = "x".repeat(201);

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");

    @Autowired
    private Drafts drafts;

    @Autowired
    private AppendStatement statement;

    @Autowired
    private Revisions revisions;

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    @Autowired
    private TenantSetting setting;

    @Autowired
    private Fixtures fixtures;

    @Autowired
    private TenantTransactions transactions;

    @Autowired
    private TestDatabase database;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private List<Long> tenants = List.of();

    @BeforeEach
    void newTenants() {
        tenants =
                IntStream.range(0, 5).mapToObj(number -> fixtures.tenant().id()).toList();
    }

    @AfterEach
    void noThreadIsLeft() {
        threads.close();
    }

    private NewRevision append(long tenant, long expected, @Nullable String key) {
        Draft newest = drafts.get(tenant);
        Draft before = new Draft(
                expected,
                newest.content(),
                newest.updatedAt(),
                newest.updatedBy(),
                newest.published(),
                newest.replay());
        IdempotencyKey idempotency = key == null ? null : IdempotencyKey.of(key, List.of(new byte[0]));
        Step step = Step.between(
                newest.content(),
                section("mine", "of " + tenant).apply(newest.content().tree()));
        Origin origin = new Origin(tenant, expected, BEN, null, idempotency, Instant.now(), 0);
        return NewRevision.after(before, step, RevisionKind.SAVE, origin);
    }

    private NewRevision append(long tenant) {
        return append(tenant, 0, null);
    }

    private List<NewRevision> toAll() {
        return tenants.stream().map(this::append).toList();
    }

    /** 1 for a draft with its own append and nobody else's, 0 for one without. */
    private long version(long tenant) {
        Draft draft = drafts.get(tenant);
        assertThat(headline(draft.content().tree(), "mine")).isEqualTo(draft.version() == 0 ? "" : "of " + tenant);
        assertThat(revisions.before(tenant, Long.MAX_VALUE, 10)).hasSize((int) draft.version() + 1);
        return draft.version();
    }

    private List<Long> versions() {
        return tenants.stream().map(this::version).toList();
    }

    @Test
    void eachDraftGetsItsOwnInOneTransaction() {
        assertThat(statement.append(toAll())).containsOnly(true).hasSize(5);

        assertThat(versions()).containsOnly(1L);
        String transactions =
                "select count(distinct xmin::text) from revision where version = 1 and tenant_id in (:tenants)";
        assertThat(database.superuser()
                        .sql(transactions)
                        .param("tenants", tenants)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void itIsOneTransactionAlsoOnceTheDriverHasPreparedIt() {
        for (int round = 0; round < 10; round++) {
            newTenants();
            eachDraftGetsItsOwnInOneTransaction();
        }
    }

    @Test
    void aStaleOneIsRefusedAlone() {
        drafts.save(new Change(
                tenants.get(2), 0, section("mine", "of " + tenants.get(2)), OnConflict.REJECT, BEN, null, null));
        List<NewRevision> appends = new ArrayList<>(toAll());
        appends.set(2, append(tenants.get(2), 0, null));
        appends.set(3, append(tenants.get(3), 1, null));

        assertThat(statement.append(appends)).containsExactly(true, true, false, false, true);

        assertThat(versions()).containsExactly(1L, 1L, 1L, 0L, 1L);
    }

    @Test
    void nobodyWaitsForADraftThatAnotherNodeHasLocked() throws Exception {
        try (Connection other = database.connection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + tenants.get(1) + ")");
            }

            assertThat(statement.append(toAll())).containsExactly(true, false, true, true, true);
            other.rollback();
        }
        assertThat(versions()).containsExactly(1L, 0L, 1L, 1L, 1L);
    }

    @Test
    void oneWithAKeyUsedBeforeIsRefusedAlone() {
        useKey(tenants.get(4));
        List<NewRevision> appends = new ArrayList<>(toAll());
        appends.set(4, append(tenants.get(4), 0, "key"));

        assertThat(statement.append(appends)).containsExactly(true, true, true, true, false);

        assertThat(versions()).containsExactly(1L, 1L, 1L, 1L, 0L);
    }

    @Test
    void oneThatTheDatabaseRefusesTakesAllOfThemBack() {
        List<NewRevision> appends = new ArrayList<>(toAll());
        appends.set(4, append(tenants.get(4), 0, REFUSED));

        assertThatThrownBy(() -> statement.append(appends)).isInstanceOf(DataIntegrityViolationException.class);

        assertThat(versions()).containsOnly(0L);
    }

    @Test
    void nobodyIsLeftWaitingForAWriterThatHangs() throws Exception {
        var watched = new Watched(jdbc, setting);
        var groupCommit = new GroupCommit(watched, 1, Duration.ofMillis(50));
        Future<Boolean> hanging = submit(groupCommit, append(tenants.get(0)));
        watched.begun.await();

        assertThatThrownBy(submit(groupCommit, append(tenants.get(1)))::get)
                .hasCauseInstanceOf(DataAccessResourceFailureException.class);

        assertThat(groupCommit.waiting()).isZero();
        watched.goOn.countDown();
        assertThat(hanging.get()).as("under way, so it is waited for").isTrue();
        assertThat(versions()).containsExactly(1L, 0L, 0L, 0L, 0L);
    }

    @Test
    void othersAreNotMadePartOfATransaction() {
        NewRevision append = append(tenants.get(0));
        var groupCommit = new GroupCommit(statement, 1, PATIENCE);
        assertThatThrownBy(() -> transactions.inTenant(tenants.get(0), db -> groupCommit.append(append)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** As a refused request does. */
    private void useKey(long tenant) {
        database.superuser()
                .sql(
                        "insert into idempotency_key (tenant_id, key, payload_hash, created_at) values (?, 'key', '', now())")
                .param(tenant)
                .update();
    }

    @Test
    void thoseWhoComeWhileAGroupIsWrittenGoTogetherAndAreAnsweredSingly() throws Exception {
        var watched = new Watched(jdbc, setting);
        var groupCommit = new GroupCommit(watched, 1, PATIENCE);

        List<Future<Boolean>> done = new ArrayList<>();
        done.add(submit(groupCommit, append(tenants.get(0))));
        watched.begun.await();
        for (NewRevision append :
                List.of(append(tenants.get(1)), append(tenants.get(2)), append(tenants.get(3), 1, null))) {
            done.add(submit(groupCommit, append));
        }
        Future<Boolean> refused = submit(groupCommit, append(tenants.get(4), 0, REFUSED));
        await().until(() -> groupCommit.waiting() == 4);
        assertThat(done).noneMatch(Future::isDone);
        watched.goOn.countDown();

        List<Boolean> answers = new ArrayList<>();
        for (Future<Boolean> each : done) {
            answers.add(each.get());
        }
        assertThat(answers).containsExactly(true, true, true, false);
        assertThatThrownBy(refused::get).hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(versions()).containsExactly(1L, 1L, 1L, 0L, 0L);
        // the four together, and each alone since the database refused one
        assertThat(watched.sizes).containsExactly(1, 4, 1, 1, 1, 1);
    }

    @Test
    void whenTheDatabaseFailsNobodyIsLeftWaitingAndTheNextAreServed() throws Exception {
        var watched = new Watched(jdbc, setting);
        var groupCommit = new GroupCommit(watched, 1, PATIENCE);
        Future<Boolean> first = submit(groupCommit, append(tenants.get(0)));
        watched.begun.await();
        List<Future<Boolean>> others =
                List.of(submit(groupCommit, append(tenants.get(1))), submit(groupCommit, append(tenants.get(2))));
        await().until(() -> groupCommit.waiting() == 2);
        watched.failing = true;
        watched.goOn.countDown();

        assertThat(first.get()).isTrue();
        for (Future<Boolean> other : others) {
            assertThatThrownBy(other::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        // it may have been saved before the connection broke: nobody tries again but the client, with its key
        assertThat(watched.sizes).containsExactly(1, 2);

        watched.failing = false;
        assertThat(submit(groupCommit, append(tenants.get(3))).get()).isTrue();
        assertThat(versions()).containsExactly(1L, 0L, 0L, 1L, 0L);
    }

    @Test
    void manyAtOnceAreAllSavedAndNoneTwice() {
        var groupCommit = new GroupCommit(statement, 2, PATIENCE);
        List<NewRevision> appends = IntStream.range(0, 50)
                .mapToObj(number -> append(fixtures.tenant().id()))
                .toList();

        List<Boolean> done = Together.call(50, number -> groupCommit.append(appends.get(number)));

        assertThat(done).containsOnly(true);
        assertThat(appends).allMatch(append -> version(append.tenantId()) == 1);
        assertThat(groupCommit.waiting()).isZero();
    }

    private Future<Boolean> submit(GroupCommit groupCommit, NewRevision append) {
        return threads.submit(() -> groupCommit.append(append));
    }

    /** The real table; its first append goes on when it is told to. */
    private static final class Watched extends AppendStatement {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final List<Integer> sizes = new CopyOnWriteArrayList<>();
        volatile boolean failing;

        Watched(NamedParameterJdbcTemplate jdbc, TenantSetting setting) {
            super(jdbc, setting);
        }

        @Override
        List<Boolean> append(List<NewRevision> appends) {
            sizes.add(appends.size());
            if (sizes.size() == 1) {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            } else if (failing) {
                throw new DataAccessResourceFailureException("the connection broke");
            }
            return super.append(appends);
        }
    }
}
