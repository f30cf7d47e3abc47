package dev.stet.draft;

import static dev.stet.draft.Samples.accent;
import static dev.stet.draft.Samples.color;
import static dev.stet.draft.Samples.headline;
import static dev.stet.draft.Samples.section;
import static dev.stet.draft.Samples.sectionsFirst;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.draft.ChangeResult.Accepted;
import dev.stet.draft.ChangeResult.KeyReused;
import dev.stet.draft.ChangeResult.Stale;
import dev.stet.draft.history.History;
import dev.stet.draft.history.IdempotencyKey;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.RevisionKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rules of the save, for every {@link History}. */
abstract class DraftsContract {

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");
    private static final Writer ANA = new Writer(WriterKind.PERSON, "2", "Ana");
    private static final Writer CLEO = new Writer(WriterKind.PERSON, "3", "Cleo");

    private Drafts drafts;
    private History history;
    private long tenant;

    /** The engine on the history under test. */
    abstract Drafts drafts();

    abstract History history();

    /** Makes a tenant with a draft at version 0. */
    abstract long newTenant();

    @BeforeEach
    void begin() {
        drafts = drafts();
        history = history();
        tenant = newTenant();
    }

    private ChangeResult save(
            Writer writer, long expected, OnConflict policy, UnaryOperator<JsonNode> edit, @Nullable String key) {
        IdempotencyKey idempotency = key == null
                ? null
                : IdempotencyKey.of(
                        key,
                        List.of((edit.apply(content(0)) + " " + expected + " " + policy.code())
                                .getBytes(StandardCharsets.UTF_8)));
        return drafts.save(new Change(tenant, expected, edit, policy, writer, null, idempotency));
    }

    private ChangeResult save(Writer writer, long expected, OnConflict policy, UnaryOperator<JsonNode> edit) {
        return save(writer, expected, policy, edit, null);
    }

    private ChangeResult restore(long expected, Restoration restoration) {
        return drafts.restore(Change.restoring(tenant, expected, BEN, null, null), restoration);
    }

    private JsonNode content(long version) {
        return history.contentAt(tenant, version).orElseThrow().tree();
    }

    private long version() {
        return drafts.get(tenant).version();
    }

    private static Accepted accepted(ChangeResult result) {
        assertThat(result).isInstanceOf(Accepted.class);
        return (Accepted) result;
    }

    private static Stale stale(ChangeResult result) {
        assertThat(result).isInstanceOf(Stale.class);
        return (Stale) result;
    }

    @Test
    void aSaveMakesTheNextVersionAndItsRevision() {
        Accepted saved = accepted(save(BEN, 0, OnConflict.REJECT, section("a", "Hello")));

        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.outcome()).isEqualTo(Outcome.SAVED);
        Revision revision = history.find(tenant, 1).orElseThrow();
        assertThat(revision.updatedBy()).isEqualTo(BEN);
        assertThat(revision.baseVersion()).isEqualTo(0);
        assertThat(revision.changes()).containsExactly("/pages/home/sections/a");
    }

    @Test
    void version0IsCheckedLikeAnyOther() {
        save(BEN, 0, OnConflict.REJECT, section("a", "Ben's"));

        Stale refused = stale(save(ANA, 0, OnConflict.REJECT, section("a", "Ana's")));

        assertThat(refused.current().version()).isEqualTo(1);
        assertThat(headline(content(version()), "a")).isEqualTo("Ben's");
    }

    @Test
    void aStaleSaveIsRefusedWithBothSidesAndWhoTheOtherIs() {
        save(BEN, 0, OnConflict.REJECT, section("a", "First"));
        save(BEN, 1, OnConflict.REJECT, section("a", "Ben's"));
        save(BEN, 2, OnConflict.REJECT, color("#112233"));

        Stale refused = stale(save(ANA, 1, OnConflict.REJECT, section("a", "Ana's")));

        assertThat(refused.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.path()).isEqualTo("/pages/home/sections/a/headline");
            assertThat(String.valueOf(conflict.base())).isEqualTo("\"First\"");
            assertThat(String.valueOf(conflict.yours())).isEqualTo("\"Ana's\"");
            assertThat(String.valueOf(conflict.theirs())).isEqualTo("\"Ben's\"");
            assertThat(conflict.theirsVersion()).isEqualTo(2);
            assertThat(conflict.theirsBy()).isEqualTo(BEN);
        });
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void whoReorderedTheListIsNotTakenForWhoChangedTheItem() {
        save(BEN, 0, OnConflict.REJECT, section("a", "First"));
        save(BEN, 1, OnConflict.REJECT, section("b", "Second"));
        save(ANA, 2, OnConflict.REJECT, section("a", "Ana's"));
        save(BEN, 3, OnConflict.REJECT, sectionsFirst("b", "a"));
        assertThat(history.find(tenant, 4).orElseThrow().changes()).containsExactly("/pages/home/sections");

        Stale refused = stale(save(CLEO, 2, OnConflict.REJECT, section("a", "Cleo's")));

        assertThat(refused.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.path()).isEqualTo("/pages/home/sections/a/headline");
            assertThat(conflict.theirsBy()).isEqualTo(ANA);
            assertThat(conflict.theirsVersion()).isEqualTo(3);
        });
    }

    @Test
    void whoChangedAnItemIsNotTakenForWhoReorderedTheList() {
        save(BEN, 0, OnConflict.REJECT, section("a", "First"));
        save(BEN, 1, OnConflict.REJECT, section("b", "Second"));
        save(BEN, 2, OnConflict.REJECT, section("c", "Third"));
        save(BEN, 3, OnConflict.REJECT, sectionsFirst("a", "b", "c"));
        save(BEN, 4, OnConflict.REJECT, sectionsFirst("b"));
        save(ANA, 5, OnConflict.REJECT, section("a", "Ana's"));

        Stale refused = stale(save(CLEO, 4, OnConflict.REJECT, sectionsFirst("a", "c")));

        assertThat(refused.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.path()).isEqualTo("/pages/home/sections");
            assertThat(conflict.kind()).isEqualTo("order");
            assertThat(conflict.theirsBy()).isEqualTo(BEN);
            assertThat(conflict.theirsVersion()).isEqualTo(5);
        });
    }

    @Test
    void case1DisjointEditsFromOneBaseAreBothKept() {
        save(BEN, 0, OnConflict.REJECT, color("#112233"));

        Accepted merged = accepted(save(ANA, 0, OnConflict.MERGE, accent("#445566")));

        assertThat(merged.outcome()).isEqualTo(Outcome.MERGED);
        assertThat(merged.asSent()).isFalse();
        assertThat(merged.content().tree().at("/branding/primaryColor").asString())
                .isEqualTo("#112233");
        assertThat(merged.content().tree().at("/branding/accentColor").asString())
                .isEqualTo("#445566");
        assertThat(history.find(tenant, 2).orElseThrow().kind()).isEqualTo(RevisionKind.MERGE);
    }

    @Test
    void aMergeThatConflictsIsRefusedAndChangesNothing() {
        save(BEN, 0, OnConflict.REJECT, color("#112233"));

        Stale refused = stale(save(ANA, 0, OnConflict.MERGE, color("#445566")));

        assertThat(refused.conflicts()).hasSize(1);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void aCleanMergeThatBreaksTheRulesIsAConflict() {
        // each side alone is valid; together the section would stand on two pages under one id
        save(BEN, 0, OnConflict.REJECT, base -> Samples.sectionOn(base, "home", "twin"));

        Stale refused = stale(save(ANA, 0, OnConflict.MERGE, base -> Samples.sectionOn(base, "about", "twin")));

        assertThat(refused.conflicts()).isNotEmpty();
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void overwritingNamesWhoseEditsWereOverwrittenAndTheyCanBeRestored() {
        save(BEN, 0, OnConflict.REJECT, section("a", "Ben's"));

        Accepted overwrote = accepted(save(ANA, 0, OnConflict.OVERWRITE, section("b", "Ana's")));

        assertThat(overwrote.outcome()).isEqualTo(Outcome.OVERWROTE);
        assertThat(overwrote.overwrote()).singleElement().satisfies(revision -> {
            assertThat(revision.version()).isEqualTo(1);
            assertThat(revision.updatedBy()).isEqualTo(BEN);
        });
        assertThat(history.find(tenant, 2).orElseThrow().overwrote()).containsExactly(1L);
        assertThat(headline(content(2), "a")).isEmpty();

        accepted(restore(2, new Restoration.OfVersion(1)));

        assertThat(headline(content(3), "a")).isEqualTo("Ben's");
    }

    @Test
    void case16Of50WritersOnOneBaseOneIsPlainAndTheOthersMerge() {
        List<ChangeResult> results = Together.call(
                50,
                writer -> save(
                        new Writer(WriterKind.TOKEN, "" + writer, "w" + writer),
                        0,
                        OnConflict.MERGE,
                        section("s" + writer, "by " + writer)));

        List<Outcome> outcomes =
                results.stream().map(result -> accepted(result).outcome()).toList();
        assertThat(outcomes).containsOnlyOnce(Outcome.SAVED);
        assertThat(outcomes.stream().filter(Outcome.MERGED::equals)).hasSize(49);
        assertThat(results.stream().map(result -> accepted(result).version())).doesNotHaveDuplicates();
        assertThat(version()).isEqualTo(50);
        for (int writer = 0; writer < 50; writer++) {
            assertThat(headline(content(50), "s" + writer)).isEqualTo("by " + writer);
        }
    }

    @Test
    void case16Of50WritersOnOneBaseOneWinsAndTheOthersAreRefused() {
        List<ChangeResult> results =
                Together.call(50, writer -> save(BEN, 0, OnConflict.REJECT, section("a", "by " + writer)));

        assertThat(results.stream().filter(Accepted.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(Stale.class::isInstance)).hasSize(49);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void aRetryGetsTheFirstOutcomeAlsoWhenOthersSavedSince() {
        Accepted first = accepted(save(BEN, 0, OnConflict.REJECT, section("a", "Ben's"), "key-1"));
        save(ANA, 1, OnConflict.REJECT, section("a", "Ana's"));

        Accepted again = accepted(save(BEN, 0, OnConflict.REJECT, section("a", "Ben's"), "key-1"));

        assertThat(again.version()).isEqualTo(first.version());
        assertThat(again.outcome()).isEqualTo(first.outcome());
        assertThat(again.content()).isEqualTo(first.content());
        assertThat(version()).isEqualTo(2);
        assertThat(headline(content(2), "a")).isEqualTo("Ana's");
    }

    @Test
    void twentyRetriesAtOnceAreOneSave() {
        List<ChangeResult> results =
                Together.call(20, retry -> save(BEN, 0, OnConflict.MERGE, section("a", "Ben's"), "one-key"));

        assertThat(results.stream().map(result -> accepted(result).version())).containsOnly(1L);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void aKeyWithAnotherPayloadIsRefused() {
        save(BEN, 0, OnConflict.REJECT, section("a", "Ben's"), "key-1");

        assertThat(save(BEN, 1, OnConflict.REJECT, section("a", "more"), "key-1"))
                .isInstanceOf(KeyReused.class);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void theDelayedDuplicateOfARefusedSaveStaysRefused() {
        save(BEN, 0, OnConflict.REJECT, color("#111111"));
        stale(save(ANA, 0, OnConflict.MERGE, color("#222222"), "key-1"));
        // Ben takes his change back: now Ana's old save would merge cleanly, but she has decided otherwise since
        accepted(restore(1, new Restoration.OfVersion(0)));

        stale(save(ANA, 0, OnConflict.MERGE, color("#222222"), "key-1"));

        assertThat(version()).isEqualTo(2);
    }

    @Test
    void case19ASaveThatChangesNothingMakesNoVersion() {
        assertThat(accepted(save(BEN, 0, OnConflict.REJECT, base -> base)).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(accepted(save(ANA, 0, OnConflict.MERGE, base -> base)).outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(version()).isEqualTo(0);

        save(BEN, 0, OnConflict.REJECT, section("a", "Ben's"));
        Accepted stale = accepted(save(ANA, 0, OnConflict.MERGE, base -> base));

        assertThat(stale.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(stale.version()).isEqualTo(1);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void aVersionThatWasReachedAgainByContentIsStillStale() {
        save(BEN, 0, OnConflict.REJECT, section("a", "Ben's")); // 1
        restore(1, new Restoration.OfVersion(0)); // 2: the content of 0
        assertThat(content(2)).isEqualTo(content(0));

        stale(save(ANA, 0, OnConflict.REJECT, section("b", "Ana's")));
        stale(save(ANA, 1, OnConflict.REJECT, section("b", "Ana's")));

        assertThat(version()).isEqualTo(2);
    }

    @Test
    void theVersionGoesUpOnChangesOfEveryKind() {
        accepted(save(BEN, 0, OnConflict.REJECT, section("a", "one"))); // 1
        Accepted published = accepted(restore(1, new Restoration.Publish())); // 2
        assertThat(published.published()).isEqualTo(new Published(1, 2));
        accepted(save(BEN, 2, OnConflict.REJECT, section("a", "two"))); // 3
        accepted(restore(3, new Restoration.Discard())); // 4
        assertThat(headline(content(4), "a")).isEqualTo("one");
        accepted(restore(4, new Restoration.OfVersion(3))); // 5
        assertThat(headline(content(5), "a")).isEqualTo("two");
        assertThat(accepted(restore(5, new Restoration.Publish())).published()).isEqualTo(new Published(2, 6));
        assertThat(accepted(restore(6, new Restoration.OfRelease(1))).published())
                .isEqualTo(new Published(3, 7));
        assertThat(headline(content(7), "a")).isEqualTo("one");

        assertThat(history.between(tenant, -1, Long.MAX_VALUE, 100).stream().map(Revision::version))
                .containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L);
    }

    @Test
    void case15PublishDiscardAndRestoreRefuseAStaleVersion() {
        save(BEN, 0, OnConflict.REJECT, section("a", "one"));
        restore(1, new Restoration.Publish());
        save(BEN, 2, OnConflict.REJECT, section("a", "two"));

        for (Restoration restoration : List.of(
                new Restoration.Publish(),
                new Restoration.Discard(),
                new Restoration.OfVersion(0),
                new Restoration.OfRelease(1))) {
            for (long old : new long[] {0, 1, 2, 4, 99}) {
                stale(restore(old, restoration));
            }
        }
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void publishingWhatIsPublishedAndDiscardingNothingMakeNoVersion() {
        save(BEN, 0, OnConflict.REJECT, section("a", "one"));
        restore(1, new Restoration.Publish());

        assertThat(accepted(restore(2, new Restoration.Publish())).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(accepted(restore(2, new Restoration.Discard())).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void case2AStaleSaveDoesNotTakeBackWhatWasPublished() {
        save(BEN, 0, OnConflict.MERGE, section("title", "New title"));
        restore(1, new Restoration.Publish());

        accepted(save(ANA, 0, OnConflict.MERGE, section("subtitle", "New subtitle")));

        assertThat(headline(content(version()), "title")).isEqualTo("New title");
        assertThat(headline(content(version()), "subtitle")).isEqualTo("New subtitle");
    }

    @Test
    void aFutureVersionIsRefused() {
        Stale refused = stale(save(BEN, 1_764_000_000_000L, OnConflict.OVERWRITE, section("a", "x")));

        assertThat(refused.conflicts()).isEmpty();
        assertThat(version()).isEqualTo(0);
    }

    @Test
    void concurrentChangesOfAllKindsNeverFailAndNeverLoseAVersion() {
        List<ChangeResult> results = Together.call(24, worker -> {
            ChangeResult last = save(BEN, 0, OnConflict.REJECT, base -> base);
            for (int turn = 0; turn < 10; turn++) {
                long at = version();
                last = switch ((worker + turn) % 6) {
                    case 0 -> restore(at, new Restoration.Publish());
                    case 1 -> restore(at, new Restoration.Discard());
                    case 2 -> restore(at, new Restoration.OfVersion(0));
                    case 3 -> save(BEN, at, OnConflict.OVERWRITE, section("w" + worker, "turn " + turn));
                    case 4 -> save(BEN, at, OnConflict.REJECT, section("w" + worker, "turn " + turn));
                    default -> save(BEN, Math.max(0, at - 3), OnConflict.MERGE, section("w" + worker, "turn " + turn));
                };
            }
            return last;
        });

        assertThat(results).hasSize(24).noneMatch(KeyReused.class::isInstance);
        assertThat(history.between(tenant, -1, Long.MAX_VALUE, 1000)).hasSize((int) version() + 1);
    }
}
