package dev.stet.draft;

import dev.stet.draft.history.Content;
import dev.stet.draft.history.Draft;
import dev.stet.draft.history.History;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.RevisionKind;
import org.jspecify.annotations.Nullable;

/** Where a restoration takes its content from. */
sealed interface Source {

    /**
     * @param version that it is brought back from; null when it is the draft's own
     * @param releases whether visitors see it from then on
     * @param live whether visitors see the draft as it is, and would see no other release afterwards
     */
    record Found(
            RevisionKind kind, Content content, @Nullable Long version, boolean releases, boolean live)
            implements Source {}

    /** The history does not have it. */
    record Missing(ChangeResult.NotInHistory refusal) implements Source {}

    static Source of(Restoration restoration, long tenantId, Draft newest, History history) {
        Published published = newest.published();
        // the number of the release that is the draft as it is
        int live = published == null || published.version() != newest.version() ? 0 : published.release();
        return switch (restoration) {
            case Restoration.Publish publish -> new Found(RevisionKind.PUBLISH, newest.content(), null, true, live > 0);
            case Restoration.Discard discard -> {
                long version = published == null ? history.firstVersion(tenantId) : published.version();
                yield version(tenantId, version, RevisionKind.DISCARD, history);
            }
            case Restoration.OfVersion of ->
                // this node may remember the content of one that was thinned away
                history.find(tenantId, of.version()).isEmpty()
                        ? new Missing(ChangeResult.NotInHistory.version(of.version()))
                        : version(tenantId, of.version(), RevisionKind.RESTORE, history);
            case Restoration.OfRelease of -> release(tenantId, of.release(), live == of.release(), history);
        };
    }

    private static Source version(long tenantId, long version, RevisionKind kind, History history) {
        return history.contentAt(tenantId, version)
                .<Source>map(content -> new Found(kind, content, version, false, false))
                .orElseGet(() -> new Missing(ChangeResult.NotInHistory.version(version)));
    }

    private static Source release(long tenantId, int number, boolean live, History history) {
        return history.release(tenantId, number)
                .flatMap(release -> history.contentAt(tenantId, release.version())
                        .<Source>map(content ->
                                new Found(RevisionKind.RELEASE_RESTORE, content, release.version(), true, live)))
                .orElseGet(() -> new Missing(ChangeResult.NotInHistory.release(number)));
    }
}
