package dev.stet.draft;

import dev.stet.database.TenantTransactions;
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
    private final DraftTable drafts;
    private final ThinningTable history;
    private final Contents contents;
    private final Duration after;
    private final Duration pause;

    Thinning(
            TenantTransactions transactions,
            DraftTable drafts,
            ThinningTable history,
            Contents contents,
            @Value("${stet.history.thin-after}") Duration after,
            @Value("${stet.history.session-pause}") Duration pause) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.history = history;
        this.contents = contents;
        this.after = after;
        this.pause = pause;
    }

    /** Joins the sessions that are old enough; gives how many revisions went. */
    int thin(long tenantId, Instant now) {
        ThinningTable.Named named = transactions.inTenant(tenantId, db -> history.named(tenantId));
        int gone = 0;
        long from = 0;
        List<Session.Entry> entries = entries(tenantId, from, named.until(), now);
        while (entries.size() > 1) {
            for (Session session : Session.in(entries, named.versions(), pause)) {
                gone += join(tenantId, session, named.until())
                        ? session.dropped().size()
                        : 0;
            }
            // the last may join those of the next piece: begin there with what stays before it
            boolean more = entries.size() == ENTRIES_AT_ONCE;
            long last = entries.getLast().version();
            from = transactions.inTenant(tenantId, db -> history.staysBefore(tenantId, last));
            entries = more ? entries(tenantId, from, named.until(), now) : List.of();
        }
        return gone;
    }

    private List<Session.Entry> entries(long tenantId, long from, long until, Instant now) {
        return transactions.inTenant(
                tenantId, db -> history.entries(tenantId, from, until, now.minus(after), ENTRIES_AT_ONCE));
    }

    /**
     * Contents of a version never change, so both are taken before the draft is locked: the lock, without which a change
     * could come to name what goes, is held for a few small statements.
     */
    private boolean join(long tenantId, Session session, long namedUntil) {
        Content before = contents.at(tenantId, session.before()).orElse(null);
        Content content = contents.at(tenantId, session.last().version()).orElse(null);
        if (before == null || content == null) {
            return false; // another node was here
        }
        NextRevision joined = NextRevision.after(
                session.last().version() - 1,
                before,
                session.first().baseVersion(),
                session.last().kind(),
                Outcome.SAVED,
                content);
        boolean whole = session.whole() || joined.snapshot() != null;
        if (!whole) {
            check(before, joined.patch(), content);
        }
        List<Long> dropped =
                session.dropped().stream().map(Session.Entry::version).toList();
        return transactions.inTenant(tenantId, db -> {
            drafts.lockVersion(tenantId);
            if (!history.areNeighbours(tenantId, session) || history.namedSince(tenantId, namedUntil, dropped)) {
                return false;
            }
            history.replace(
                    tenantId, session, whole ? null : joined.patch(), whole ? content.text() : null, joined.changes());
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
