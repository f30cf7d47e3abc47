package dev.stet.draft.history;

import dev.stet.database.TenantTransactions;
import dev.stet.draft.history.NewRevision.Step;
import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonPatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Thins old autosaves into sessions. What was published, restored, overwritten, discarded, or is named by something that
 * stays, stays; every version that is left rebuilds to the bytes that it had. Versions that went are missing numbers:
 * a change that is based on one is refused as {@code base-unavailable}.
 */
@Component
class Thinning {

    private static final int ENTRIES_AT_ONCE = 200;

    private final TenantTransactions transactions;
    private final RevisionTable revisions;
    private final ThinningTable table;
    private final History contents;
    private final Duration after;
    private final Duration pause;
    private final Duration keepKeys;

    Thinning(
            TenantTransactions transactions,
            RevisionTable revisions,
            ThinningTable table,
            History contents,
            @Value("${stet.history.thin-after}") Duration after,
            @Value("${stet.history.session-pause}") Duration pause,
            @Value("${stet.history.keep-keys}") Duration keepKeys) {
        this.transactions = transactions;
        this.revisions = revisions;
        this.table = table;
        this.contents = contents;
        this.after = after;
        this.pause = pause;
        this.keepKeys = keepKeys;
    }

    /** Joins the sessions that are old enough; gives how many revisions went. */
    int thin(long tenantId, Instant now) {
        ThinningTable.Named named = transactions.inTenant(tenantId, db -> table.named(tenantId, now.minus(keepKeys)));
        int gone = 0;
        long from = 0;
        List<AutosaveRun.Entry> entries = entries(tenantId, from, named.until(), now);
        while (entries.size() > 1) {
            for (AutosaveRun run : AutosaveRun.in(entries, named.versions(), pause)) {
                gone += join(tenantId, run, named.until()) ? run.dropped().size() : 0;
            }
            // the last may join those of the next piece: begin there with what stays before it
            boolean more = entries.size() == ENTRIES_AT_ONCE;
            long last = entries.getLast().version();
            from = transactions.inTenant(tenantId, db -> table.staysBefore(tenantId, last));
            entries = more ? entries(tenantId, from, named.until(), now) : List.of();
        }
        return gone;
    }

    private List<AutosaveRun.Entry> entries(long tenantId, long from, long until, Instant now) {
        return transactions.inTenant(
                tenantId, db -> table.entries(tenantId, from, until, now.minus(after), ENTRIES_AT_ONCE));
    }

    /**
     * Contents of a version never change, so both are taken before the draft is locked: the lock, without which a change
     * could come to name what goes, is held for a few small statements.
     */
    private boolean join(long tenantId, AutosaveRun run, long namedUntil) {
        Content before = contents.contentAt(tenantId, run.before()).orElse(null);
        Content content = contents.contentAt(tenantId, run.last().version()).orElse(null);
        if (before == null || content == null) {
            return false; // another node was here
        }
        Step step = Step.between(before, content.tree());
        String patch = step.patch();
        boolean whole =
                run.whole() || (patch != null && patch.length() > content.text().length());
        if (!whole) {
            check(before, patch, content);
        }
        List<Long> dropped =
                run.dropped().stream().map(AutosaveRun.Entry::version).toList();
        return transactions.inTenant(tenantId, db -> {
            revisions.lock(tenantId);
            if (!table.areNeighbours(tenantId, run) || table.namedSince(tenantId, namedUntil, dropped)) {
                return false;
            }
            table.replace(tenantId, run, whole ? null : patch, whole ? content.text() : null, step.changes());
            return true;
        });
    }

    /** History is not rewritten on trust. */
    private static void check(Content before, @Nullable String patch, Content content) {
        Content rebuilt =
                patch == null ? before : Content.of(JsonPatch.apply(before.tree(), CanonicalJson.parse(patch)));
        if (!rebuilt.equals(content)) {
            throw new IllegalStateException("a patch does not lead where it should, which is a bug");
        }
    }
}
