package dev.stet.draft;

import dev.stet.account.Writer;
import dev.stet.database.TenantTransactions;
import dev.stet.jsonmerge.JsonDiff;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * The drafts of all tenants: every change of whatever kind goes through here, names the version that it is based on,
 * and is decided by one compare-and-set.
 */
@Service
public class Drafts {

    private final TenantTransactions transactions;
    private final DraftTable drafts;
    private final RevisionTable revisions;
    private final Contents contents;
    private final ContentRules rules;
    private final GroupCommit groupCommit;
    private final LockedChange lockedChange;
    private final Turns turns;
    private final ApplicationEventPublisher events;

    Drafts(
            TenantTransactions transactions,
            DraftTable drafts,
            RevisionTable revisions,
            Contents contents,
            ContentRules rules,
            GroupCommit groupCommit,
            LockedChange lockedChange,
            Turns turns,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.revisions = revisions;
        this.contents = contents;
        this.rules = rules;
        this.groupCommit = groupCommit;
        this.lockedChange = lockedChange;
        this.turns = turns;
        this.events = events;
    }

    /** @throws IllegalStateException for a tenant without a draft, which is a bug */
    public Draft get(long tenantId) {
        return transactions.inTenant(tenantId, db -> drafts.find(tenantId).orElseThrow(() -> noDraft(tenantId)));
    }

    /** The draft's version and what visitors see, without the content. */
    public Standing standing(long tenantId) {
        return transactions.inTenant(tenantId, db -> drafts.standing(tenantId).orElseThrow(() -> noDraft(tenantId)));
    }

    /** What visitors see; empty before the first publication. One small row, whatever the draft's size. */
    public Optional<Published> published(long tenantId) {
        return transactions.inTenant(tenantId, db -> drafts.published(tenantId));
    }

    /**
     * Makes a tenant's draft, at version 0.
     *
     * @throws IllegalArgumentException when the content breaks the rules
     */
    public void create(long tenantId, JsonNode tree, Writer writer) {
        List<Violation> violations = rules.violations(tree);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("The first content is not valid: " + violations);
        }
        transactions.inTenant(tenantId, db -> drafts.create(tenantId, Content.of(tree), writer));
    }

    /** Applies the edit to the version that the change names and saves the result. */
    public ChangeResult save(Change change) {
        return announce(change, decide(change));
    }

    private ChangeResult decide(Change change) {
        Optional<Content> base = contents.at(change.tenantId(), change.expectedVersion());
        if (base.isEmpty()) {
            return turns.take(change.tenantId(), () -> lockedChange.refuse(change));
        }
        JsonNode tree = change.edit().apply(base.get().tree());
        List<Violation> beyondLimits = JsonLimits.violations(tree);
        if (!beyondLimits.isEmpty()) {
            return new ChangeResult.Invalid(beyondLimits);
        }
        Content wanted = Content.of(tree);
        if (wanted.exceeds(JsonLimits.MAX_BYTES)) {
            return new ChangeResult.TooLarge();
        }
        List<Violation> violations = rules.violations(tree);
        if (!violations.isEmpty()) {
            return new ChangeResult.Invalid(violations);
        }
        return turns.take(change.tenantId(), () -> decideInTurn(change, base.get(), wanted));
    }

    private ChangeResult decideInTurn(Change change, Content base, Content wanted) {
        long expected = change.expectedVersion();
        boolean knownToBeStale = contents.knows(change.tenantId(), expected + 1);
        if (!knownToBeStale && !wanted.equals(base)) {
            // the plain save: one statement, with those of other drafts that come at the same time
            NextRevision next = NextRevision.after(expected, base, expected, RevisionKind.SAVE, Outcome.SAVED, wanted);
            if (groupCommit.append(change, next)) {
                contents.remember(change.tenantId(), next.version(), wanted);
                return ChangeResult.Accepted.as(next, wanted, List.of());
            }
        }
        return lockedChange.save(change, base, wanted);
    }

    /**
     * Brings another content back as a new version: {@link Restoration} says which. Strict about the version, whatever
     * the change's policy says.
     *
     * @throws dev.stet.http.ProblemException 404 when the version or release is not in the history
     */
    public ChangeResult restore(Change change, Restoration restoration) {
        return announce(change, turns.take(change.tenantId(), () -> lockedChange.restore(change, restoration)));
    }

    /** A retry of an accepted change is announced again: the first time may have ended with the server. */
    private ChangeResult announce(Change change, ChangeResult result) {
        if (result instanceof ChangeResult.Accepted accepted && accepted.outcome() != Outcome.UNCHANGED) {
            events.publishEvent(new DraftChanged(change.tenantId(), accepted.version()));
        }
        return result;
    }

    /** Content at a version; empty when there is none. */
    public Optional<Content> contentAt(long tenantId, long version) {
        return contents.at(tenantId, version);
    }

    public Optional<Revision> revision(long tenantId, long version) {
        return transactions.inTenant(tenantId, db -> revisions.find(tenantId, version));
    }

    /** Newest first, those before a version. */
    public List<Revision> revisionsBefore(long tenantId, long version, int most) {
        return transactions.inTenant(tenantId, db -> revisions.before(tenantId, version, most));
    }

    /** Those after a version, each with the patch that leads to it; the oldest first. */
    public List<News> newsAfter(long tenantId, long version, int most) {
        return transactions.inTenant(tenantId, db -> revisions.changesAfter(tenantId, version, most)).stream()
                .map(change -> new News(change.revision(), patch(tenantId, change)))
                .toList();
    }

    private @Nullable String patch(long tenantId, RevisionTable.ChangeRow change) {
        if (!change.whole()) {
            return change.patch();
        }
        // the row has the content instead: both contents are in memory when the change is fresh
        long version = change.revision().version();
        Optional<Content> before = contents.at(tenantId, version - 1);
        Optional<Content> after = contents.at(tenantId, version);
        if (before.isEmpty() || after.isEmpty()) {
            return null;
        }
        String patch = before.get().equals(after.get())
                ? News.NOTHING
                : JsonDiff.diff(before.get().tree(), after.get().tree()).toString();
        return patch.getBytes(StandardCharsets.UTF_8).length > News.MOST_PATCH_BYTES ? null : patch;
    }

    /** The revisions that made a release, newest first. */
    public List<Revision> releases(long tenantId, int most) {
        return transactions.inTenant(tenantId, db -> revisions.releases(tenantId, most));
    }

    public Optional<Revision> release(long tenantId, int number) {
        return transactions.inTenant(tenantId, db -> revisions.release(tenantId, number));
    }

    static IllegalStateException noDraft(long tenantId) {
        return new IllegalStateException("tenant " + tenantId + " has no draft");
    }
}
