package dev.stet.draft;

import dev.stet.database.TenantTransactions;
import dev.stet.draft.ChangeResult.Accepted;
import dev.stet.http.Problem;
import dev.stet.http.ProblemException;
import dev.stet.http.ProblemType;
import dev.stet.jsonmerge.Clean;
import dev.stet.jsonmerge.Conflicted;
import dev.stet.jsonmerge.JsonMerge;
import dev.stet.jsonmerge.MergeResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes that can't be decided by the version alone: stale ones, retries, and those whose content comes from the
 * history. The draft's row is locked first, so that they queue instead of racing, and nothing else is locked before
 * it, so that they never wait in a circle. Only a merge tries it once without the lock ({@link #mergeAtOnce}).
 */
@Component
class LockedChange {

    /** The newest of those that an overwriting save names; a base from long ago has too many for anyone to read. */
    private static final int OVERWRITTEN_NAMED = 200;

    private final TenantTransactions transactions;
    private final DraftTable drafts;
    private final RevisionTable revisions;
    private final IdempotencyTable keys;
    private final Contents contents;
    private final ContentRules rules;
    private final Conflicts conflicts;
    private final GroupCommit groupCommit;

    LockedChange(
            TenantTransactions transactions,
            DraftTable drafts,
            RevisionTable revisions,
            IdempotencyTable keys,
            Contents contents,
            ContentRules rules,
            Conflicts conflicts,
            GroupCommit groupCommit) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.revisions = revisions;
        this.keys = keys;
        this.contents = contents;
        this.rules = rules;
        this.conflicts = conflicts;
        this.groupCommit = groupCommit;
    }

    /** A save whose edit led from {@code base} to {@code wanted}. */
    ChangeResult save(Change change, Content base, Content wanted) {
        if (change.onConflict() == OnConflict.MERGE) {
            Accepted merged = mergeAtOnce(change, base, wanted);
            if (merged != null) {
                contents.remember(change.tenantId(), merged.version(), merged.content());
                return merged;
            }
        }
        Function<Draft, ChangeResult> refuse = current -> conflicts.between(change, base, wanted, current);
        return underLock(change, wanted, refuse, current -> {
            if (current.version() == change.expectedVersion()) {
                return append(change, current, RevisionKind.SAVE, Outcome.SAVED, wanted, wanted);
            }
            return switch (change.onConflict()) {
                case REJECT -> refuse.apply(current);
                case MERGE -> merge(change, base, wanted, current);
                case OVERWRITE -> overwrite(change, wanted, current);
            };
        });
    }

    /** A change whose base is not there: a version that is still to come, or one that was thinned away. */
    ChangeResult refuse(Change change) {
        Function<Draft, ChangeResult> refuse = current -> conflicts.withoutBase(change, current);
        return underLock(change, null, refuse, refuse);
    }

    ChangeResult restore(Change change, Restoration restoration) {
        Function<Draft, ChangeResult> refuse = current -> conflicts.none(change, current);
        return underLock(change, null, refuse, current -> {
            // looked for first: that a version was thinned away does not depend on what the request expects
            Source source = source(change, current, restoration);
            if (current.version() != change.expectedVersion()) {
                return refuse.apply(current);
            }
            return isLive(current, restoration)
                    ? unchanged(change, current, source.content)
                    : append(change, current, source.after(current), source.content, List.of());
        });
    }

    /**
     * What a restoration brings.
     *
     * @param version that it is brought back from; null for what is there already
     */
    private record Source(
            RevisionKind kind, Content content, @Nullable Long version, boolean release) {

        NextRevision after(Draft current) {
            NextRevision next = next(current, kind, content);
            NextRevision restored = version == null ? next : next.restoring(version);
            return release ? restored.releasing(nextRelease(current)) : restored;
        }
    }

    private Source source(Change change, Draft current, Restoration restoration) {
        return switch (restoration) {
            case Restoration.Publish publish -> new Source(RevisionKind.PUBLISH, current.content(), null, true);
            case Restoration.Discard discard -> {
                Published published = current.published();
                yield source(change, RevisionKind.DISCARD, published == null ? 0 : published.version(), false);
            }
            case Restoration.OfVersion of -> {
                // this node may remember the content of one that was thinned away; the others are never thinned
                if (revisions.find(change.tenantId(), of.version()).isEmpty()) {
                    throw notInHistory(of.version());
                }
                yield source(change, RevisionKind.RESTORE, of.version(), false);
            }
            case Restoration.OfRelease of -> {
                Revision release = revisions
                        .release(change.tenantId(), of.release())
                        .orElseThrow(() -> missing("There is no release " + of.release() + "."));
                yield source(change, RevisionKind.RELEASE_RESTORE, release.version(), true);
            }
        };
    }

    private Source source(Change change, RevisionKind kind, long version, boolean release) {
        return new Source(kind, contentAt(change, version), version, release);
    }

    /** Whether visitors see the draft as it is, and would see no other release afterwards. */
    private static boolean isLive(Draft current, Restoration restoration) {
        Published published = current.published();
        if (published == null || published.version() != current.version()) {
            return false;
        }
        return restoration instanceof Restoration.Publish
                || (restoration instanceof Restoration.OfRelease of && of.release() == published.release());
    }

    /**
     * A merge without the lock, with the newest version that this node knows: the append compares the version, as that
     * of a plain save does, and is all that is asked of the database. Null when there is something to find out under the
     * lock: another node was faster, the key was used before, both changed the same, or nothing is left to change.
     */
    private @Nullable Accepted mergeAtOnce(Change change, Content base, Content wanted) {
        Contents.Known newest = contents.newest(change.tenantId());
        if (newest == null
                || newest.version() <= change.expectedVersion()
                || !(merged(base, wanted, newest.content()) instanceof Clean clean)) {
            return null;
        }
        Content merged = Content.of(clean.tree());
        if (merged.equals(newest.content()) || !violations(merged).isEmpty()) {
            return null;
        }
        NextRevision next = NextRevision.after(
                newest.version(),
                newest.content(),
                change.expectedVersion(),
                RevisionKind.MERGE,
                Outcome.MERGED,
                merged);
        return groupCommit.append(change, next) ? Accepted.as(next, wanted, List.of()) : null;
    }

    private ChangeResult merge(Change change, Content base, Content wanted, Draft current) {
        return switch (merged(base, wanted, current.content())) {
            case Conflicted conflicted -> conflicts.attribute(change, current, conflicted.conflicts());
            case Clean clean -> {
                Content merged = Content.of(clean.tree());
                List<Violation> violations = violations(merged);
                yield violations.isEmpty()
                        ? append(change, current, RevisionKind.MERGE, Outcome.MERGED, merged, wanted)
                        : conflicts.invalidMerge(change, wanted, current, violations);
            }
        };
    }

    private static MergeResult merged(Content base, Content wanted, Content current) {
        return JsonMerge.merge(base.tree(), wanted.tree(), current.tree());
    }

    private List<Violation> violations(Content merged) {
        return merged.exceeds(JsonLimits.MAX_BYTES)
                ? List.of(new Violation("", "Both changes together make the content larger than 1 MiB."))
                : rules.violations(merged.tree());
    }

    private ChangeResult overwrite(Change change, Content wanted, Draft current) {
        List<Revision> overwritten =
                revisions.newestAfter(change.tenantId(), change.expectedVersion(), OVERWRITTEN_NAMED).stream()
                        .filter(revision -> !revision.changes().isEmpty())
                        .toList();
        NextRevision next = NextRevision.after(
                        current.version(),
                        current.content(),
                        change.expectedVersion(),
                        RevisionKind.OVERWRITE,
                        Outcome.OVERWROTE,
                        wanted)
                .overwriting(overwritten.stream().map(Revision::version).toList());
        return append(change, current, next, wanted, overwritten);
    }

    private ChangeResult append(
            Change change, Draft current, RevisionKind kind, Outcome outcome, Content content, Content wanted) {
        NextRevision next = NextRevision.after(
                current.version(), current.content(), change.expectedVersion(), kind, outcome, content);
        return append(change, current, next, wanted, List.of());
    }

    private ChangeResult append(
            Change change, Draft current, NextRevision next, Content wanted, List<Revision> overwritten) {
        if (next.content().equals(current.content()) && next.release() == null) {
            return unchanged(change, current, wanted);
        }
        if (!drafts.append(change, next)) {
            throw new IllegalStateException("the draft changed under its lock, which is a bug");
        }
        return Accepted.as(next, wanted, overwritten);
    }

    private ChangeResult unchanged(Change change, Draft current, Content wanted) {
        IdempotencyKey key = change.key();
        if (key != null) {
            keys.recordUnchanged(change.tenantId(), key, current.version());
        }
        return new Accepted(
                current.version(),
                Outcome.UNCHANGED,
                current.content(),
                current.content().equals(wanted),
                List.of(),
                current.published());
    }

    /**
     * @param wanted what the client sent, if it sent a content
     * @param refuse the answer to the retry of a refused request
     */
    private ChangeResult underLock(
            Change change,
            @Nullable Content wanted,
            Function<Draft, ChangeResult> refuse,
            Function<Draft, ChangeResult> decide) {
        ChangeResult result = transactions.inTenant(change.tenantId(), db -> {
            Draft current = drafts.lock(change.tenantId()).orElseThrow(() -> Drafts.noDraft(change.tenantId()));
            contents.newestIs(change.tenantId(), current.version());
            IdempotencyKey key = change.key();
            if (key == null) {
                return decide.apply(current);
            }
            Optional<IdempotencyTable.Past> past = keys.find(change.tenantId(), key.key());
            if (past.isPresent()) {
                return replay(change, key, past.get(), wanted, () -> refuse.apply(current));
            }
            ChangeResult decided = decide.apply(current);
            if (decided instanceof ChangeResult.Stale) {
                keys.recordRefused(change.tenantId(), key);
            }
            return decided;
        });
        if (result instanceof Accepted accepted) {
            contents.remember(change.tenantId(), accepted.version(), accepted.content());
        }
        return result;
    }

    private ChangeResult replay(
            Change change,
            IdempotencyKey key,
            IdempotencyTable.Past past,
            @Nullable Content wanted,
            Supplier<ChangeResult> refusal) {
        if (!key.hasPayload(past.payloadHash())) {
            return new ChangeResult.KeyReused(key.key());
        }
        Long version = past.version();
        return version == null ? refusal.get() : replayAccepted(change, past.accepted(), version, wanted);
    }

    private Accepted replayAccepted(Change change, Outcome outcome, long version, @Nullable Content wanted) {
        Content content = contentAt(change, version);
        Revision revision = revisions
                .find(change.tenantId(), version)
                .orElseThrow(() -> missing("Version " + version + " is no longer in the history."));
        List<Long> overwrote = outcome == Outcome.OVERWROTE ? revision.overwrote() : List.of();
        List<Revision> overwritten = overwrote.stream()
                .flatMap(number -> revisions.find(change.tenantId(), number).stream())
                .toList();
        Integer release = revision.release();
        return new Accepted(
                version,
                outcome,
                content,
                wanted == null || wanted.equals(content),
                overwritten,
                release == null ? null : new Published(release, version));
    }

    private static ProblemException missing(String detail) {
        return Problem.of(ProblemType.NOT_FOUND).detail(detail).exception();
    }

    private static ProblemException notInHistory(long version) {
        return missing("Version " + version + " is not in the history.");
    }

    private Content contentAt(Change change, long version) {
        return contents.at(change.tenantId(), version).orElseThrow(() -> notInHistory(version));
    }

    private static NextRevision next(Draft current, RevisionKind kind, Content content) {
        return NextRevision.after(
                current.version(), current.content(), current.version(), kind, Outcome.SAVED, content);
    }

    private static int nextRelease(Draft current) {
        Published published = current.published();
        return published == null ? 1 : published.release() + 1;
    }
}
