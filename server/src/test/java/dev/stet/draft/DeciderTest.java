package dev.stet.draft;

import static dev.stet.draft.Samples.accent;
import static dev.stet.draft.Samples.color;
import static dev.stet.draft.Samples.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.stet.account.Writer;
import dev.stet.account.WriterKind;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.IdempotencyKey;
import dev.stet.draft.history.Past;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.RevisionKind;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of a change, as a table: newest version and content, base, policy, key → decision. */
class DeciderTest {

    private static final Writer BEN = new Writer(WriterKind.PERSON, "1", "Ben");
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00.123456Z");
    private static final Content BASE = Content.of(Samples.SMALL_SITE);
    private static final IdempotencyKey KEY = IdempotencyKey.of("k", List.of(new byte[] {1}));

    private final Decider decider = new Decider((content, valid) -> List.of(), 0);

    /** The draft at a version, after others' edit of the base. */
    private static Draft at(long version, UnaryOperator<JsonNode> others) {
        return new Draft(version, Content.of(others.apply(BASE.tree())), NOW.minusSeconds(9), BEN, null, 0);
    }

    private static Draft at(long version) {
        return at(version, base -> base);
    }

    /** A save of an edit of the base, which is version 4. */
    private Decision save(UnaryOperator<JsonNode> edit, OnConflict policy, Draft newest, @Nullable Past past) {
        Change change = new Change(1, 4, edit, policy, BEN, null, KEY);
        return decider.decide(change, decider.propose(change, BASE), newest, past, NOW);
    }

    private Decision save(UnaryOperator<JsonNode> edit, OnConflict policy, Draft newest) {
        return save(edit, policy, newest, null);
    }

    private static String of(Decision decision) {
        return switch (decision) {
            case Decision.Append append ->
                append.revision().kind().code() + " as " + append.revision().version() + ", "
                        + append.outcome().code();
            case Decision.Unchanged unchanged -> "unchanged";
            case Decision.Stale stale -> "stale, " + stale.conflicts().size() + " conflicts";
            case Decision.BaseUnavailable none -> "base unavailable";
            case Decision.InvalidMerge merge -> "invalid merge";
            case Decision.Replay replay -> "replay of " + replay.version() + (replay.made() ? "" : ", unchanged");
            case Decision.Refused refused ->
                "refused, " + refused.refusal().getClass().getSimpleName();
        };
    }

    private static void is(Decision decision, String expected) {
        assertThat(of(decision)).isEqualTo(expected);
    }

    @Test
    void saves() {
        UnaryOperator<JsonNode> red = color("#ff0000");
        UnaryOperator<JsonNode> blue = color("#0000ff");
        UnaryOperator<JsonNode> gold = accent("#d4af37");
        UnaryOperator<JsonNode> nothing = base -> base;
        assertAll(
                // on the newest version, every policy saves
                () -> is(save(red, OnConflict.REJECT, at(4)), "save as 5, saved"),
                () -> is(save(red, OnConflict.MERGE, at(4)), "save as 5, saved"),
                () -> is(save(red, OnConflict.OVERWRITE, at(4)), "save as 5, saved"),
                () -> is(save(nothing, OnConflict.REJECT, at(4)), "unchanged"),
                // others changed something else
                () -> is(save(red, OnConflict.REJECT, at(7, gold)), "stale, 0 conflicts"),
                () -> is(save(red, OnConflict.MERGE, at(7, gold)), "merge as 8, merged"),
                () -> is(save(red, OnConflict.OVERWRITE, at(7, gold)), "overwrite as 8, overwrote"),
                () -> is(save(nothing, OnConflict.MERGE, at(7, gold)), "unchanged"),
                // others changed the same
                () -> is(save(red, OnConflict.REJECT, at(7, blue)), "stale, 1 conflicts"),
                () -> is(save(red, OnConflict.MERGE, at(7, blue)), "stale, 1 conflicts"),
                () -> is(save(red, OnConflict.OVERWRITE, at(7, blue)), "overwrite as 8, overwrote"),
                () -> is(save(red, OnConflict.MERGE, at(7, red)), "unchanged"),
                () -> is(save(red, OnConflict.OVERWRITE, at(7, red)), "unchanged"),
                // others only published: nobody's work is overwritten
                () -> is(save(red, OnConflict.OVERWRITE, at(5)), "save as 6, saved"),
                () -> is(save(red, OnConflict.REJECT, at(5)), "stale, 0 conflicts"));
    }

    @Test
    void retries() {
        UnaryOperator<JsonNode> red = color("#ff0000");
        Past made = new Past(KEY.payloadHash(), 5L, true);
        Past met = new Past(KEY.payloadHash(), 5L, false);
        Past refused = new Past(KEY.payloadHash(), null, false);
        Past another = new Past(new byte[32], 5L, true);
        for (OnConflict policy : OnConflict.values()) {
            for (Draft newest : List.of(at(4), at(9, accent("#d4af37")))) {
                assertAll(
                        () -> is(save(red, policy, newest, made), "replay of 5"),
                        () -> is(save(red, policy, newest, met), "replay of 5, unchanged"),
                        () -> is(save(red, policy, newest, refused), "stale, 0 conflicts"),
                        () -> is(save(red, policy, newest, another), "refused, KeyReused"));
            }
        }
    }

    @Test
    void aSaveWhoseBaseIsGoneIsRefusedByEveryPolicy() {
        for (OnConflict policy : OnConflict.values()) {
            Change change = new Change(1, 4, color("#ff0000"), policy, BEN, null, null);
            is(decider.decide(change, decider.propose(change, null), at(7), null, NOW), "base unavailable");
        }
    }

    @Test
    void aCleanMergeThatBreaksTheRulesIsNotSaved() {
        Decider strict = new Decider(
                (content, valid) -> content.at("/pages/0/sections").size() > 2
                        ? List.of(new Violation("/pages/home/sections", "One is enough."))
                        : List.of(),
                0);
        Change change = new Change(1, 4, section("mine", "x"), OnConflict.MERGE, BEN, null, null);
        Draft newest = at(7, section("theirs", "y"));

        is(strict.decide(change, strict.propose(change, BASE), newest, null, NOW), "invalid merge");
    }

    @Test
    void restorations() {
        Draft live = new Draft(4, BASE, NOW, BEN, new Published(2, 4), 0);
        Draft edited = new Draft(4, at(4, color("#ff0000")).content(), NOW, BEN, new Published(2, 3), 0);
        Source publish = new Source.Found(RevisionKind.PUBLISH, edited.content(), null, true, false);
        Source published = new Source.Found(RevisionKind.PUBLISH, BASE, null, true, true);
        Source discard = new Source.Found(RevisionKind.DISCARD, BASE, 3L, false, false);
        Source missing = new Source.Missing(ChangeResult.NotInHistory.version(3));
        Change on4 = Change.restoring(1, 4, BEN, null, null);
        Change on3 = Change.restoring(1, 3, BEN, null, null);
        assertAll(
                () -> is(decider.decide(on4, publish, edited, null, NOW), "publish as 5, saved"),
                () -> is(decider.decide(on3, publish, edited, null, NOW), "stale, 0 conflicts"),
                () -> is(decider.decide(on4, published, live, null, NOW), "unchanged"),
                () -> is(decider.decide(on4, discard, edited, null, NOW), "discard as 5, saved"),
                () -> is(decider.decide(on4, discard, live, null, NOW), "unchanged"),
                () -> is(decider.decide(on4, missing, edited, null, NOW), "refused, NotInHistory"),
                () -> is(decider.decide(on3, missing, edited, null, NOW), "refused, NotInHistory"));
    }

    @Test
    void versionsNeverFallBelowTheFloorAndTimesNeverRunBackwards() {
        Decider afterRestoration = new Decider((content, valid) -> List.of(), 1_000);
        Change change = new Change(1, 4, color("#ff0000"), OnConflict.REJECT, BEN, null, null);
        Draft newest = new Draft(4, BASE, NOW.plusSeconds(3_600), BEN, null, 0);

        Decision.Append append = (Decision.Append)
                afterRestoration.decide(change, afterRestoration.propose(change, BASE), newest, null, NOW);

        assertThat(append.revision().version()).isEqualTo(1_000);
        assertThat(append.revision().snapshot()).isTrue();
        assertThat(append.revision().createdAt()).isEqualTo(newest.updatedAt());
    }
}
