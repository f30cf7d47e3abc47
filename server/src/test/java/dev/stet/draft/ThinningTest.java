package dev.stet.draft;

import static dev.stet.draft.Samples.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.database.TenantTransactions;
import dev.stet.draft.ChangeResult.Accepted;
import dev.stet.draft.ChangeResult.Stale;
import dev.stet.http.ProblemException;
import dev.stet.http.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@StetTest
class ThinningTest {

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");
    private static final Writer ANA = new Writer(WriterKind.PERSON, "2", "Ana");

    @Autowired
    private Thinning thinning;

    @Autowired
    private Drafts drafts;

    @Autowired
    private TenantTransactions transactions;

    @Autowired
    private ThinningTable history;

    @Autowired
    private DraftTable table;

    @Autowired
    private RevisionTable revisions;

    @Autowired
    private IdempotencyTable keys;

    @Autowired
    private ContentRules rules;

    @Autowired
    private Conflicts conflicts;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Fixtures fixtures;

    @Autowired
    private TestDatabase database;

    private long tenant;

    @BeforeEach
    void newTenant() {
        tenant = fixtures.tenant().id();
    }

    private Accepted save(Writer writer, long expected, OnConflict policy, String id, String headline) {
        return (Accepted) drafts.save(change(writer, expected, policy, id, headline, null));
    }

    private Change change(
            Writer writer, long expected, OnConflict policy, String id, String headline, @Nullable String key) {
        IdempotencyKey idempotency = key == null ? null : IdempotencyKey.of(key, List.of(id, headline));
        return new Change(tenant, expected, section(id, headline), policy, writer, null, idempotency);
    }

    private void restore(Restoration restoration) {
        Change change = Change.restoring(tenant, version(), BEN, ChangeHeaders.NONE, "test");
        assertThat(drafts.restore(change, restoration)).isInstanceOf(Accepted.class);
    }

    private long version() {
        return drafts.get(tenant).version();
    }

    private List<Long> versions() {
        return drafts.revisionsBefore(tenant, Long.MAX_VALUE, 10_000).stream()
                .map(Revision::version)
                .sorted()
                .toList();
    }

    /** A minute between versions, and an hour after each seventh. */
    private void spreadOverTime() {
        database.superuser()
                .sql("update revision set created_at = timestamptz '2026-01-01 00:00:00Z'"
                        + " + version * interval '1 minute' + (version / 7) * interval '1 hour' where tenant_id = ?")
                .param(tenant)
                .update();
    }

    private int thin() {
        return thinning.thin(tenant, Instant.now());
    }

    /** A node that has nothing in memory. */
    private Drafts anotherNode() {
        Contents contents = new Contents(transactions, table, revisions);
        var groupCommit = new GroupCommit(table);
        var locked = new LockedChange(transactions, table, revisions, keys, contents, rules, conflicts, groupCommit);
        return new Drafts(transactions, table, revisions, contents, rules, groupCommit, locked, new Turns(), events);
    }

    @Test
    void restoringAThinnedVersionIsMissingWhateverVersionTheRequestExpects() {
        for (int number = 0; number < 5; number++) {
            save(BEN, number, OnConflict.REJECT, "s" + number, "Hello");
        }
        save(ANA, 5, OnConflict.REJECT, "a", "Hello");
        spreadOverTime();
        assertThat(thin()).isEqualTo(4);

        // one node remembers its content, the other does not
        assertThat(drafts.contentAt(tenant, 2)).isPresent();
        for (Drafts node : List.of(drafts, anotherNode())) {
            for (long expected : new long[] {6, 5}) {
                Change change = Change.restoring(tenant, expected, ANA, ChangeHeaders.NONE, "2");
                assertThatThrownBy(() -> node.restore(change, new Restoration.OfVersion(2)))
                        .isInstanceOf(ProblemException.class)
                        .hasMessage(ProblemType.NOT_FOUND.title());
            }
        }
    }

    @Test
    void aSessionIsLeftAsItsLastSave() {
        for (int number = 0; number < 5; number++) {
            save(BEN, number, OnConflict.REJECT, "s" + number, "Hello");
        }
        save(ANA, 5, OnConflict.REJECT, "a", "Hello");
        spreadOverTime();

        assertThat(thin()).isEqualTo(4);

        assertThat(versions()).containsExactly(0L, 5L, 6L);
        Revision session = drafts.revision(tenant, 5).orElseThrow();
        assertThat(session.baseVersion()).isZero();
        assertThat(session.changes()).hasSize(5);
        assertThat(thin()).isZero();
    }

    @Test
    void whatIsYoungStays() {
        for (int number = 0; number < 5; number++) {
            save(BEN, number, OnConflict.REJECT, "s" + number, "Hello");
        }

        assertThat(thinning.thin(tenant, Instant.now().plus(Duration.ofDays(29))))
                .isZero();
        assertThat(thinning.thin(tenant, Instant.now().plus(Duration.ofDays(31))))
                .isEqualTo(4);
    }

    @Test
    void aChangeBasedOnWhatWentIsAClearConflict() {
        for (int number = 0; number < 5; number++) {
            save(BEN, number, OnConflict.REJECT, "s" + number, "Hello");
        }
        spreadOverTime();
        thin();

        for (OnConflict policy : OnConflict.values()) {
            Stale refused = (Stale) anotherNode().save(change(ANA, 3, policy, "a", "Hello", null));
            assertThat(refused.conflicts())
                    .extracting(ChangeResult.AttributedConflict::kind)
                    .containsExactly("base-unavailable");
        }
        assertThat(anotherNode().newsAfter(tenant, 3, 10))
                .singleElement()
                .satisfies(news -> assertThat(news.patch()).isNull());
    }

    @Test
    void aRetryOfWhatWasSavedLongAgoGetsItsFirstAnswer() {
        for (int number = 0; number < 3; number++) {
            save(BEN, number, OnConflict.REJECT, "s" + number, "Hello");
        }
        Change keyed = change(BEN, 3, OnConflict.REJECT, "k", "Hello", "key");
        ChangeResult first = drafts.save(keyed);
        for (int number = 4; number < 6; number++) {
            save(BEN, number, OnConflict.REJECT, "s" + number, "Hello");
        }
        spreadOverTime();

        assertThat(thin()).isEqualTo(4);

        assertThat(versions()).containsExactly(0L, 4L, 6L);
        assertThat(anotherNode().save(keyed)).isEqualTo(first);
    }

    /** The key of what is saved while thinning is under way is not looked for under the draft's lock. */
    @Test
    void whatIsSavedAfterTheNamesWereReadIsLeftToTheNextTime() {
        save(BEN, 0, OnConflict.REJECT, "s0", "Hello");
        ThinningTable.Named named = transactions.inTenant(tenant, db -> history.named(tenant));
        drafts.save(change(BEN, 1, OnConflict.REJECT, "k", "Hello", "key"));
        save(BEN, 2, OnConflict.REJECT, "s2", "Hello");
        spreadOverTime();

        List<Session.Entry> looked =
                transactions.inTenant(tenant, db -> history.entries(tenant, 0, named.until(), Instant.now(), 10));

        assertThat(looked).extracting(Session.Entry::version).containsExactly(0L, 1L);
        thin();
        assertThat(versions()).containsExactly(0L, 2L, 3L);
    }

    /** The seed is printed; what is left must be what it was, to the byte. */
    @Test
    void everyVersionThatIsLeftRebuildsToTheSameBytes() {
        long seed = Long.getLong("stet.seed", System.nanoTime());
        System.out.println("thinning: seed " + seed);
        Random random = new Random(seed);
        Map<Long, String> texts = new TreeMap<>();
        texts.put(0L, drafts.get(tenant).content().text());
        while (version() < 300) {
            anyChange(random);
            texts.put(version(), drafts.get(tenant).content().text());
        }
        spreadOverTime();
        Map<Long, Revision> before = drafts.revisionsBefore(tenant, Long.MAX_VALUE, 10_000).stream()
                .collect(Collectors.toMap(Revision::version, revision -> revision));

        int gone = thin();

        List<Long> left = versions();
        assertThat(gone).isBetween(30, 290);
        assertThat(left).hasSize(301 - gone);
        Contents rebuilt = new Contents(transactions, table, revisions);
        for (long version : left) {
            assertThat(rebuilt.at(tenant, version).orElseThrow().text()).isEqualTo(texts.get(version));
            List<RevisionTable.Step> steps = transactions.inTenant(tenant, db -> revisions.stepsTo(tenant, version));
            assertThat(steps).hasSizeLessThanOrEqualTo(NextRevision.SNAPSHOT_EVERY);
        }
        before.values().forEach(revision -> {
            boolean plain = revision.kind() == RevisionKind.SAVE || revision.kind() == RevisionKind.MERGE;
            if (!plain) {
                assertThat(left).contains(revision.version()).containsAll(revision.overwrote());
                assertThat(revision.restoredFrom() == null || left.contains(revision.restoredFrom()))
                        .isTrue();
            }
        });
        for (long version : left) {
            assertThat(left)
                    .contains(drafts.revision(tenant, version).orElseThrow().baseVersion());
        }
        // what was named only by something that went may go with the next run, and then there is an end
        int runs = 1;
        while (thin() > 0) {
            assertThat(++runs).isLessThan(10);
        }
        for (long version : versions()) {
            assertThat(rebuilt(version)).isEqualTo(texts.get(version));
        }
    }

    /** By a node that has nothing in memory. */
    private String rebuilt(long version) {
        return new Contents(transactions, table, revisions)
                .at(tenant, version)
                .orElseThrow()
                .text();
    }

    private void anyChange(Random random) {
        long at = version();
        Writer writer = random.nextInt(8) == 0 ? ANA : BEN;
        String id = "s" + random.nextInt(9);
        switch (random.nextInt(30)) {
            case 0 -> restore(new Restoration.Publish());
            case 1 -> restore(new Restoration.Discard());
            case 2 -> restore(new Restoration.OfVersion(random.nextInt((int) at + 1)));
            case 3 -> save(writer, Math.max(0, at - 4), OnConflict.OVERWRITE, id, "over " + at);
            case 4 -> save(writer, Math.max(0, at - 3), OnConflict.MERGE, "m" + at, "merged " + at);
            default -> save(writer, at, OnConflict.REJECT, id, "text " + random.nextInt(5));
        }
    }

    @Test
    void savesGoOnMeanwhile() {
        for (int number = 0; number < 100; number++) {
            save(BEN, number, OnConflict.REJECT, "s" + number % 9, "text " + number);
        }
        spreadOverTime();
        // what is saved now may be based on what goes
        List<Integer> gone = Together.call(5, number -> {
            if (number == 0) {
                return thin();
            }
            for (int turn = 0; turn < 10; turn++) {
                drafts.save(change(ANA, 20L * number + turn, OnConflict.MERGE, "w" + number, "turn " + turn, null));
            }
            return 0;
        });

        assertThat(gone.getFirst()).isPositive();
        Contents rebuilt = new Contents(transactions, table, revisions);
        for (long version : versions()) {
            assertThat(rebuilt.at(tenant, version)).isPresent();
        }
        assertThat(rebuilt.at(tenant, version()).orElseThrow())
                .isEqualTo(drafts.get(tenant).content());
    }
}
