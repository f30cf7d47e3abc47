package dev.stet.draft.history;

import dev.stet.account.Writer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One accepted change in the history.
 *
 * @param baseVersion the version that the writer's edit started from; version - 1 unless it was stale
 * @param client the tab and its counter that sent it ({@code Stet-Client}), for recognising one's own echo
 * @param changes id paths of what changed, the shortest that say it; cut off at {@link #MOST_CHANGES}
 * @param overwrote versions whose edits this change was saved over, the newest 200, newest first
 * @param restoredFrom the version whose content was brought back
 * @param release the release that this change made
 */
public record Revision(
        long version,
        long baseVersion,
        RevisionKind kind,
        Instant updatedAt,
        Writer updatedBy,
        @Nullable String client,
        List<String> changes,
        List<Long> overwrote,
        @Nullable Long restoredFrom,
        @Nullable Integer release) {

    static final int MOST_CHANGES = 50;

    /** Whether it made another content than that of the version before; a mere publication does not. */
    public boolean changesContent() {
        return !changes.isEmpty();
    }
}
