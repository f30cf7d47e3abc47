package dev.stet.draft.history;

import static dev.stet.draft.Samples.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.StetTest;
import dev.stet.TestDatabase;
import dev.stet.account.Fixtures;
import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.database.TenantTransactions;
import dev.stet.draft.Change;
import dev.stet.draft.ChangeResult;
import dev.stet.draft.ChangeResult.Accepted;
import dev.stet.draft.ChangeResult.Stale;
import dev.stet.draft.Drafts;
import dev.stet.draft.OnConflict;
import dev.stet.draft.Restoration;
import dev.stet.draft.Together;
import java.nio.charset.StandardCharsets;
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

@StetTest
class ThinningTest {

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");
    private static final Writer ANA = new Writer(WriterKind.PERSON, "2", "Ana");

    @Autowired
    private Thinning thinning;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Revisions revisions;

    @Autowired
    private RecentDrafts recent;

    @Autowired
    private ThinningTable table;

    @Autowired
    private RevisionTable stored;

    @Autowired
    private History history;

    @Autowired
    private TenantTransactions transactions;

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
        IdempotencyKey idempotency =
                key == null ? null : IdempotencyKey.of(key, List.of((id + headline).getBytes(StandardCharsets.UTF_8)));
        return new Change(tenant, expected, section(id, headline), policy, writer, null, idempotency);
    }

    private void restore(Restoration restoration) {
        Change change = Change.restoring(tenant, version(), BEN, null, null);
        assertThat(drafts.restore(change, restoration)).isInstanceOf(Accepted.class);
    }

    private long version() {
        return drafts.get(tenant).version();
    }

    private List<Long> versions() {
        return revisions.before(tenant, Long.MAX_VALUE, 10_000).stream()
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

    /** As on a node that has nothing in memory. */
    private void forget() {
        recent.forget(tenant);
    }

    private int thin() {
        return thinning.thin(tenant, Instant.now());
    }

    @Test
    void restoringAThinnedVersionIsMissingWhateverVersionTheRequestExpects() {
        for (int number = 0; number < 5; number++) {
            save(BEN, number, OnConflict.REJECT, "s" + number, "Hello");
        }
        save(ANA, 5, OnConflict.REJECT, "a", "Hello");
        spreadOverTime();
        assertThat(thin()).isEqualTo(4);

        for (Runnable memory : List.<Runnable>of(() -> {}, this::forget)) {
            memory.run();
            for (long expected : new long[] {6, 5}) {
                Change change = Change.restoring(tenant, expected, ANA, null, null);
                assertThat(drafts.restore(change, new Restoration.OfVersion(2)))
                        .isInstanceOf(ChangeResult.NotInHistory.class);
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
        Revision session = revisions.find(tenant, 5).orElseThrow();
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
            forget();
            Stale refused = (Stale) drafts.save(change(ANA, 3, policy, "a", "Hello", null));
            assertThat(refused.conflicts())
                    .extracting(ChangeResult.AttributedConflict::kind)
                    .containsExactly("base-unavailable");
        }
        forget();
        assertThat(revisions.newsAfter(tenant, 3, 10))
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
        Thinning atOnce = new Thinning(
                transactions, stored, table, history, Duration.ZERO, Duration.ofMinutes(10), Duration.ofDays(7));

        assertThat(atOnce.thin(tenant, Instant.now())).isEqualTo(4);

        assertThat(versions()).containsExactly(0L, 4L, 6L);
        forget();
        assertThat(((Accepted) drafts.save(keyed)).version()).isEqualTo(((Accepted) first).version());
    }

    /** Keys that are written while thinning is under way are not looked for while it keeps other writers out. */
    @Test
    void whatIsSavedAfterTheNamesWereReadIsLeftToTheNextTime() {
        save(BEN, 0, OnConflict.REJECT, "s0", "Hello");
        ThinningTable.Named named = transactions.inTenant(tenant, db -> table.named(tenant, Instant.EPOCH));
        drafts.save(change(BEN, 1, OnConflict.REJECT, "k", "Hello", "key"));
        save(BEN, 2, OnConflict.REJECT, "s2", "Hello");
        spreadOverTime();

        List<AutosaveRun.Entry> looked =
                transactions.inTenant(tenant, db -> table.entries(tenant, 0, named.until(), Instant.now(), 10));

        assertThat(looked).extracting(AutosaveRun.Entry::version).containsExactly(0L, 1L);
        thin();
        assertThat(versions()).containsExactly(0L, 3L);
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
        Map<Long, Revision> before = revisions.before(tenant, Long.MAX_VALUE, 10_000).stream()
                .collect(Collectors.toMap(Revision::version, revision -> revision));

        int gone = thin();

        List<Long> left = versions();
        assertThat(gone).isBetween(30, 290);
        assertThat(left).hasSize(301 - gone);
        forget();
        for (long version : left) {
            assertThat(rebuilt(version)).isEqualTo(texts.get(version));
            List<RevisionTable.Step> steps = transactions.inTenant(tenant, db -> stored.stepsTo(tenant, version));
            assertThat(steps).hasSizeLessThanOrEqualTo(NewRevision.SNAPSHOT_EVERY);
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
                    .contains(revisions.find(tenant, version).orElseThrow().baseVersion());
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
        forget();
        return revisions.contentAt(tenant, version).orElseThrow().text();
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
        forget();
        for (long version : versions()) {
            assertThat(revisions.contentAt(tenant, version)).isPresent();
        }
        assertThat(rebuilt(version())).isEqualTo(drafts.get(tenant).content().text());
    }
}
