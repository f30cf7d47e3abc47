package dev.stet.draft.history;

import dev.stet.account.Writer;
import dev.stet.database.TenantTransactions;
import dev.stet.draft.history.RevisionTable.Step;
import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonPatch;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/** The history in PostgreSQL, with what this node remembers of it. */
@Component
class RevisionLog implements History {

    /** Further behind than this, the newest snapshot is the shorter way. */
    private static final int MOST_STEPS = NewRevision.SNAPSHOT_EVERY + 1;

    private final TenantTransactions transactions;
    private final RevisionTable revisions;
    private final RequestOutcomes outcomes;
    private final AppendStatement statement;
    private final GroupCommit groupCommit;
    private final RecentDrafts recent;
    private final Lineage lineage;
    private final Clock clock;

    RevisionLog(
            TenantTransactions transactions,
            RevisionTable revisions,
            RequestOutcomes outcomes,
            AppendStatement statement,
            GroupCommit groupCommit,
            RecentDrafts recent,
            Lineage lineage,
            Clock clock) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.outcomes = outcomes;
        this.statement = statement;
        this.groupCommit = groupCommit;
        this.recent = recent;
        this.lineage = lineage;
        this.clock = clock;
    }

    @Override
    public Lineage lineage() {
        return lineage;
    }

    @Override
    public void create(long tenantId, Content content, Writer writer) {
        transactions.inTenant(
                tenantId, db -> revisions.create(tenantId, content, writer, clock.instant(), lineage.floor()));
    }

    @Override
    public @Nullable Draft remembered(long tenantId) {
        return recent.newest(tenantId);
    }

    @Override
    public Draft newest(long tenantId) {
        return transactions.inTenant(tenantId, db -> {
            Draft known = recent.newest(tenantId);
            Draft followed = known == null ? null : follow(tenantId, known);
            return followed != null ? followed : load(tenantId);
        });
    }

    /** What the database has after a remembered draft; null when that is too far behind, or the database lost it. */
    private @Nullable Draft follow(long tenantId, Draft known) {
        List<Step> steps = revisions.stepsFrom(tenantId, known.version(), MOST_STEPS);
        boolean lost = steps.isEmpty()
                || steps.getFirst().version() != known.version()
                || !steps.getFirst().createdAt().equals(known.updatedAt());
        if (lost) {
            recent.forget(tenantId);
            return null;
        }
        if (steps.size() == MOST_STEPS) {
            return null;
        }
        Draft draft = known;
        for (Step step : steps.subList(1, steps.size())) {
            draft = next(draft, step);
            recent.remember(tenantId, draft);
        }
        return draft;
    }

    private Draft load(long tenantId) {
        List<Step> steps = revisions.stepsTo(tenantId, Long.MAX_VALUE);
        if (steps.isEmpty()) {
            throw new IllegalStateException("tenant " + tenantId + " has no draft");
        }
        Step last = steps.getLast();
        Draft draft = new Draft(
                last.version(),
                rebuilt(steps),
                last.createdAt(),
                last.writer(),
                revisions.published(tenantId).orElse(null),
                last.replay());
        recent.remember(tenantId, draft);
        return draft;
    }

    private static Draft next(Draft draft, Step step) {
        Integer release = step.release();
        return new Draft(
                step.version(),
                next(draft.content(), step),
                step.createdAt(),
                step.writer(),
                release == null ? draft.published() : new Published(release, step.version()),
                step.replay());
    }

    private static Content next(Content before, Step step) {
        String snapshot = step.snapshot();
        String patch = step.patch();
        if (snapshot != null) {
            return Content.ofCanonical(snapshot);
        }
        if (patch == null) {
            return before;
        }
        JsonNode result = JsonPatch.apply(before.tree(), CanonicalJson.parse(patch));
        return before.patched(result, patch);
    }

    /** @param steps the first has a snapshot */
    private static Content rebuilt(List<Step> steps) {
        String snapshot = steps.getFirst().snapshot();
        if (snapshot == null) {
            throw new IllegalStateException("a rebuild without a snapshot, which is a bug");
        }
        Content content = Content.ofCanonical(snapshot);
        for (Step step : steps.subList(1, steps.size())) {
            content = next(content, step);
        }
        return content;
    }

    @Override
    public Optional<Content> contentAt(long tenantId, long version) {
        Content known = recent.find(tenantId, version);
        if (known != null) {
            return Optional.of(known);
        }
        Draft remembered = recent.newest(tenantId);
        if (remembered == null || remembered.version() < version) {
            // the usual base: the newest version, which is remembered from then on
            Draft newest = newest(tenantId);
            if (newest.version() == version) {
                return Optional.of(newest.content());
            }
        }
        return read(tenantId, version);
    }

    private Optional<Content> read(long tenantId, long version) {
        List<Step> steps = transactions.inTenant(tenantId, db -> revisions.stepsTo(tenantId, version));
        if (steps.isEmpty() || steps.getLast().version() != version) {
            return Optional.empty();
        }
        Content content = rebuilt(steps);
        recent.rememberOld(tenantId, version, content);
        return Optional.of(content);
    }

    @Override
    public Optional<Revision> find(long tenantId, long version) {
        return transactions.inTenant(tenantId, db -> revisions.find(tenantId, version));
    }

    @Override
    public List<Revision> between(long tenantId, long after, long before, int most) {
        return transactions.inTenant(tenantId, db -> revisions.between(tenantId, after, before, most));
    }

    @Override
    public List<WriterCount> writersBetween(long tenantId, long after, long before) {
        return transactions.inTenant(tenantId, db -> revisions.writersBetween(tenantId, after, before));
    }

    @Override
    public long firstVersion(long tenantId) {
        return transactions.inTenant(tenantId, db -> revisions.firstVersion(tenantId));
    }

    @Override
    public Optional<Revision> release(long tenantId, int number) {
        return transactions.inTenant(tenantId, db -> revisions.release(tenantId, number));
    }

    @Override
    public Optional<Past> past(long tenantId, String key) {
        return transactions.inTenant(tenantId, db -> outcomes.find(tenantId, key));
    }

    @Override
    public boolean append(NewRevision revision) {
        boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
        boolean appended = inTransaction ? statement.append(revision) : groupCommit.append(revision);
        if (appended) {
            afterCommit(() -> recent.remember(revision.tenantId(), revision.draft()));
        }
        return appended;
    }

    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    @Override
    public void recordWithoutRevision(long tenantId, IdempotencyKey key, @Nullable Long unchangedAt) {
        transactions.inTenant(tenantId, db -> {
            outcomes.record(tenantId, key, unchangedAt, clock.instant());
            return null;
        });
    }

    @Override
    public <T> T alone(long tenantId, Supplier<T> work) {
        return transactions.inTenant(tenantId, db -> {
            revisions.lock(tenantId);
            return work.get();
        });
    }
}
