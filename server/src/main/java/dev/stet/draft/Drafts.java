package dev.stet.draft;

import dev.stet.account.Writer;
import dev.stet.draft.ChangeResult.Accepted;
import dev.stet.draft.history.Content;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.History;
import dev.stet.draft.history.IdempotencyKey;
import dev.stet.draft.history.Past;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.Revision;
import dev.stet.draft.history.RevisionKind;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * The drafts of all tenants. Every change goes through here, of whatever kind, and names the version that it is based
 * on: read what is known, decide, append; if another writer was faster, read again and decide afresh.
 */
@Service
public class Drafts {

    /** Races that a change may lose against other nodes before it asks to be alone with the draft. */
    private static final int RACES = 3;

    private static final int OVERWRITTEN_LISTED = 200;

    private final History history;
    private final Decider decider;
    private final Turns turns;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Drafts(History history, ContentRules rules, Turns turns, Clock clock, ApplicationEventPublisher events) {
        this.history = history;
        this.decider = new Decider(rules, history.lineage().floor());
        this.turns = turns;
        this.clock = clock;
        this.events = events;
    }

    /** @throws IllegalStateException for a tenant without a draft, which is a bug */
    public Draft get(long tenantId) {
        return history.newest(tenantId);
    }

    /**
     * Makes a tenant's draft.
     *
     * @throws IllegalArgumentException when the content breaks the rules
     */
    public void create(long tenantId, JsonNode tree, Writer writer) {
        List<Violation> violations = decider.rules().violations(tree, null);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("The first content is not valid: " + violations);
        }
        history.create(tenantId, Content.of(tree), writer);
    }

    /**
     * Applies the edit to the version that the change names and saves the result.
     *
     * @throws DraftBusyException when too many changes of the draft are under way; nothing was changed
     */
    public ChangeResult save(Change change) {
        Content base =
                history.contentAt(change.tenantId(), change.expectedVersion()).orElse(null);
        Proposal proposal = decider.propose(change, base);
        BiFunction<Draft, @Nullable Past, Decision> decide =
                (newest, past) -> decider.decide(change, proposal, newest, past, clock.instant());
        if (proposal instanceof Proposal.Refused refused) {
            return refused.refusal();
        }
        return announce(change, turns.take(change.tenantId(), () -> {
            ChangeResult saved = appendToRemembered(change, decide);
            return saved != null ? saved : settle(change, decide);
        }));
    }

    /**
     * Brings another content back as a new version: {@link Restoration} says which. Strict about the version, whatever
     * the change's policy says.
     *
     * @throws DraftBusyException when too many changes of the draft are under way; nothing was changed
     */
    public ChangeResult restore(Change change, Restoration restoration) {
        ChangeResult result = announce(
                change,
                turns.take(
                        change.tenantId(),
                        () -> settle(
                                change,
                                (newest, past) -> decider.decide(
                                        change,
                                        Source.of(restoration, change.tenantId(), newest, history),
                                        newest,
                                        past,
                                        clock.instant()))));
        if (result instanceof Accepted accepted && accepted.outcome() != Outcome.UNCHANGED) {
            events.publishEvent(new DraftRestored(
                    change.tenantId(), accepted.version(), change.writer(), restoration, accepted.published()));
        }
        return result;
    }

    /** Most changes follow the draft that this node remembers: then the append is all that is asked of the database. */
    private @Nullable ChangeResult appendToRemembered(
            Change change, BiFunction<Draft, @Nullable Past, Decision> decide) {
        Draft remembered = history.remembered(change.tenantId());
        boolean known = remembered != null && remembered.version() >= change.expectedVersion();
        return known && decide.apply(remembered, null) instanceof Decision.Append append
                ? append(change, append)
                : null;
    }

    private ChangeResult settle(Change change, BiFunction<Draft, @Nullable Past, Decision> decide) {
        for (int race = 1; race <= RACES; race++) {
            ChangeResult result = attempt(change, decide);
            if (result != null) {
                return result;
            }
        }
        ChangeResult result = history.alone(change.tenantId(), () -> attempt(change, decide));
        if (result == null) {
            throw new DraftBusyException("The same request is under way on another server.");
        }
        return result;
    }

    /** One round of read, decide, append; null when another writer was faster. */
    private @Nullable ChangeResult attempt(Change change, BiFunction<Draft, @Nullable Past, Decision> decide) {
        long tenant = change.tenantId();
        IdempotencyKey key = change.key();
        Past past = key == null ? null : history.past(tenant, key.key()).orElse(null);
        Draft newest = history.newest(tenant);
        return switch (decide.apply(newest, past)) {
            case Decision.Append append -> append(change, append);
            case Decision.Unchanged unchanged -> {
                record(change, past, newest.version());
                yield Accepted.of(
                        newest.version(),
                        Outcome.UNCHANGED,
                        newest.content(),
                        unchanged.asSent(),
                        newest.published(),
                        history.lineage().id());
            }
            case Decision.Stale stale ->
                refused(change, past, Attribution.conflicts(change, stale.conflicts(), newest, history));
            case Decision.BaseUnavailable none ->
                refused(change, past, Attribution.baseUnavailable(change, newest, history));
            case Decision.InvalidMerge merge ->
                refused(change, past, Attribution.invalidMerge(change, merge, newest, history));
            case Decision.Replay replay -> replay(change, replay);
            case Decision.Refused refused -> refused.refusal();
        };
    }

    private @Nullable ChangeResult append(Change change, Decision.Append decided) {
        var revision = decided.revision();
        if (!history.append(revision)) {
            return null;
        }
        Accepted accepted = Accepted.of(
                revision.version(),
                decided.outcome(),
                revision.content(),
                decided.asSent(),
                Published.by(revision.release(), revision.version()),
                history.lineage().id());
        return withOverwritten(accepted, change.tenantId(), revision.baseVersion());
    }

    /** Names those whose edits were overwritten: the revisions between the base and the overwriting one. */
    private Accepted withOverwritten(Accepted accepted, long tenantId, long baseVersion) {
        if (accepted.outcome() != Outcome.OVERWROTE) {
            return accepted;
        }
        long version = accepted.version();
        return accepted.overwriting(
                history.between(tenantId, baseVersion, version, OVERWRITTEN_LISTED).stream()
                        .filter(Revision::changesContent)
                        .toList(),
                history.writersBetween(tenantId, baseVersion, version));
    }

    private ChangeResult refused(Change change, @Nullable Past past, ChangeResult.Stale refusal) {
        record(change, past, null);
        return refusal;
    }

    private void record(Change change, @Nullable Past past, @Nullable Long unchangedAt) {
        IdempotencyKey key = change.key();
        if (key != null && past == null) {
            history.recordWithoutRevision(change.tenantId(), key, unchangedAt);
        }
    }

    private ChangeResult replay(Change change, Decision.Replay replay) {
        long tenant = change.tenantId();
        long version = replay.version();
        Content content = history.contentAt(tenant, version).orElse(null);
        Revision revision = history.find(tenant, version).orElse(null);
        if (content == null || revision == null) {
            return ChangeResult.NotInHistory.version(version);
        }
        Accepted accepted = Accepted.of(
                version,
                replay.made() ? Outcome.of(revision.kind()) : Outcome.UNCHANGED,
                content,
                !replay.made() || revision.kind() != RevisionKind.MERGE,
                Published.by(revision.release(), version),
                history.lineage().id());
        return withOverwritten(accepted, tenant, revision.baseVersion());
    }

    /** A retry of an accepted change is announced again: the first time may have ended with the server. */
    private ChangeResult announce(Change change, ChangeResult result) {
        if (result instanceof Accepted accepted && accepted.outcome() != Outcome.UNCHANGED) {
            events.publishEvent(new DraftChanged(change.tenantId(), accepted.version()));
        }
        return result;
    }
}
