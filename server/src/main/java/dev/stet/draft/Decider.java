package dev.stet.draft;

import dev.stet.draft.Decision.Append;
import dev.stet.draft.Decision.BaseUnavailable;
import dev.stet.draft.Decision.InvalidMerge;
import dev.stet.draft.Decision.Refused;
import dev.stet.draft.Decision.Replay;
import dev.stet.draft.Decision.Stale;
import dev.stet.draft.Decision.Unchanged;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.IdempotencyKey;
import dev.stet.draft.history.NewRevision;
import dev.stet.draft.history.NewRevision.Origin;
import dev.stet.draft.history.NewRevision.Step;
import dev.stet.draft.history.Past;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.RevisionKind;
import dev.stet.jsonmerge.Clean;
import dev.stet.jsonmerge.Conflicted;
import dev.stet.jsonmerge.JsonMerge;
import dev.stet.jsonmerge.MergeResult;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decides changes: a pure function of the change and of what is known of the draft. It reads no storage and no clock, so
 * a decision by outdated knowledge is harmless: its append fails.
 *
 * @param floor see {@link dev.stet.draft.history.Lineage}
 */
record Decider(ContentRules rules, long floor) {

    /** What the change proposes; everything that does not depend on the newest version. */
    Proposal propose(Change change, @Nullable Content base) {
        if (base == null) {
            return new Proposal.WithoutBase();
        }
        JsonNode edited = change.edit().apply(base.tree());
        List<Violation> beyondLimits = JsonLimits.violations(edited, base.tree());
        if (!beyondLimits.isEmpty()) {
            return Proposal.Refused.invalid(beyondLimits);
        }
        Step step = Step.between(base, edited);
        if (step.content().exceeds(JsonLimits.MAX_BYTES)) {
            return new Proposal.Refused(new ChangeResult.TooLarge());
        }
        List<Violation> violations = rules.violations(step.content().tree(), base.tree());
        return violations.isEmpty() ? new Proposal.Valid(base, step) : Proposal.Refused.invalid(violations);
    }

    /**
     * Decides a save.
     *
     * @param past what became of an earlier request with the same key
     */
    Decision decide(Change change, Proposal proposal, Draft newest, @Nullable Past past, Instant now) {
        return switch (proposal) {
            case Proposal.Refused refused -> new Refused(refused.refusal());
            case Proposal.WithoutBase withoutBase -> repeated(change, past, BaseUnavailable::new);
            case Proposal.Valid valid ->
                past == null
                        ? fresh(change, valid, newest, now)
                        : repeated(change, past, () -> refuse(valid, newest.content()));
        };
    }

    private Decision fresh(Change change, Proposal.Valid proposal, Draft newest, Instant now) {
        if (newest.version() == change.expectedVersion()) {
            return proposal.step().isEmpty()
                    ? new Unchanged(true)
                    : append(change, newest, proposal.step(), RevisionKind.SAVE, Outcome.SAVED, true, now);
        }
        return switch (change.onConflict()) {
            case REJECT -> refuse(proposal, newest.content());
            case MERGE -> merge(change, proposal, newest, now);
            case OVERWRITE -> overwrite(change, proposal, newest, now);
        };
    }

    private static Decision refuse(Proposal.Valid proposal, Content newest) {
        return new Stale(merged(proposal, newest) instanceof Conflicted found ? found.conflicts() : List.of());
    }

    private Decision merge(Change change, Proposal.Valid proposal, Draft newest, Instant now) {
        return switch (merged(proposal, newest.content())) {
            case Conflicted conflicted -> new Stale(conflicted.conflicts());
            case Clean clean -> {
                Step step = Step.between(newest.content(), clean.tree());
                List<Violation> violations = mergeViolations(step.content(), newest.content());
                if (!violations.isEmpty()) {
                    yield new InvalidMerge(proposal.wanted(), violations);
                }
                boolean asSent = proposal.wanted().tree().equals(clean.tree());
                yield step.isEmpty()
                        ? new Unchanged(asSent)
                        : append(change, newest, step, RevisionKind.MERGE, Outcome.MERGED, asSent, now);
            }
        };
    }

    private static MergeResult merged(Proposal.Valid proposal, Content newest) {
        return JsonMerge.merge(proposal.base().tree(), proposal.wanted().tree(), newest.tree());
    }

    private List<Violation> mergeViolations(Content merged, Content valid) {
        return merged.exceeds(JsonLimits.MAX_BYTES)
                ? List.of(new Violation("", "Both changes together make the content larger than 1 MiB."))
                : rules.violations(merged.tree(), valid.tree());
    }

    private Decision overwrite(Change change, Proposal.Valid proposal, Draft newest, Instant now) {
        Step step = Step.between(newest.content(), proposal.wanted().tree());
        if (step.isEmpty()) {
            return new Unchanged(true);
        }
        // a mere publication since then is nobody's work
        boolean overwrites =
                !Step.between(proposal.base(), newest.content().tree()).isEmpty();
        return overwrites
                ? append(change, newest, step, RevisionKind.OVERWRITE, Outcome.OVERWROTE, true, now)
                : append(change, newest, step, RevisionKind.SAVE, Outcome.SAVED, true, now);
    }

    /** Decides a restoration, which is strict about the version, whatever the change's policy says. */
    Decision decide(Change change, Source source, Draft newest, @Nullable Past past, Instant now) {
        if (past != null) {
            return repeated(change, past, () -> new Stale(List.of()));
        }
        return switch (source) {
            // said first: that a version was thinned away does not depend on what the request expects
            case Source.Missing missing -> new Refused(missing.refusal());
            case Source.Found found ->
                newest.version() == change.expectedVersion()
                        ? restore(change, found, newest, now)
                        : new Stale(List.of());
        };
    }

    private Decision restore(Change change, Source.Found source, Draft newest, Instant now) {
        Step step = Step.between(newest.content(), source.content().tree());
        if (source.live() || (step.isEmpty() && !source.releases())) {
            return new Unchanged(true);
        }
        NewRevision revision = NewRevision.after(newest, step, source.kind(), origin(change, now))
                .restoring(source.version(), source.releases() ? nextRelease(newest) : null);
        return new Append(revision, Outcome.SAVED, true);
    }

    private static int nextRelease(Draft newest) {
        Published published = newest.published();
        return published == null ? 1 : published.release() + 1;
    }

    /** @param refused the answer to the retry of a refused request, or to a new one that can't be decided otherwise */
    private static Decision repeated(Change change, @Nullable Past past, Supplier<Decision> refused) {
        IdempotencyKey key = change.key();
        if (past == null || key == null) {
            return refused.get();
        }
        if (!key.hasPayload(past.payloadHash())) {
            return new Refused(new ChangeResult.KeyReused(key.key()));
        }
        Long version = past.version();
        return version == null ? refused.get() : new Replay(version, past.made());
    }

    private Append append(
            Change change, Draft newest, Step step, RevisionKind kind, Outcome outcome, boolean asSent, Instant now) {
        return new Append(NewRevision.after(newest, step, kind, origin(change, now)), outcome, asSent);
    }

    private Origin origin(Change change, Instant now) {
        return new Origin(
                change.tenantId(),
                change.expectedVersion(),
                change.writer(),
                change.client(),
                change.key(),
                now,
                floor);
    }
}
