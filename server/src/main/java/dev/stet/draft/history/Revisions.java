package dev.stet.draft.history;

import dev.stet.database.TenantTransactions;
import dev.stet.jsonmerge.JsonDiff;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What others read of the history of drafts. */
@Service
public class Revisions {

    private final TenantTransactions transactions;
    private final RevisionTable revisions;
    private final History history;
    private final Lineage lineage;

    Revisions(TenantTransactions transactions, RevisionTable revisions, History history, Lineage lineage) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.history = history;
        this.lineage = lineage;
    }

    /** The draft's version and what visitors see, without the content. */
    public Standing standing(long tenantId) {
        return transactions.inTenant(
                tenantId,
                db -> new Standing(
                        revisions.newestVersion(tenantId).orElseThrow(),
                        revisions.published(tenantId).orElse(null),
                        lineage.id()));
    }

    /** What visitors see; empty before the first publication. */
    public Optional<Published> published(long tenantId) {
        return transactions.inTenant(tenantId, db -> revisions.published(tenantId));
    }

    /** What visitors see, or before the first publication, where the draft began. */
    public Content liveContent(long tenantId) {
        long version = published(tenantId).map(Published::version).orElseGet(() -> history.firstVersion(tenantId));
        return contentAt(tenantId, version)
                .orElseThrow(() -> new IllegalStateException("version " + version + " was thinned, which is a bug"));
    }

    /** Content at a version; empty when there is none. */
    public Optional<Content> contentAt(long tenantId, long version) {
        return history.contentAt(tenantId, version);
    }

    public Optional<Revision> find(long tenantId, long version) {
        return history.find(tenantId, version);
    }

    /** Newest first, those before a version. */
    public List<Revision> before(long tenantId, long version, int most) {
        return history.between(tenantId, -1, version, most);
    }

    /** The revisions that made a release, newest first, those before a release. */
    public List<Revision> releasesBefore(long tenantId, int number, int most) {
        return transactions.inTenant(tenantId, db -> revisions.releasesBefore(tenantId, number, most));
    }

    public Optional<Revision> release(long tenantId, int number) {
        return history.release(tenantId, number);
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
        Optional<Content> before = contentAt(tenantId, version - 1);
        Optional<Content> after = contentAt(tenantId, version);
        if (before.isEmpty() || after.isEmpty()) {
            return null;
        }
        String patch = JsonDiff.diff(before.get().tree(), after.get().tree()).toString();
        return patch.getBytes(StandardCharsets.UTF_8).length > News.MOST_PATCH_BYTES ? null : patch;
    }
}
