package dev.stet.draft;

import dev.stet.jsonmerge.JsonDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revision that a change would append after the current version.
 *
 * @param patch RFC 6902, from the content before to this one
 * @param snapshot the whole content, now and then, so that a version is rebuilt from few patches
 */
record NextRevision(
        long version,
        long baseVersion,
        RevisionKind kind,
        Outcome outcome,
        Content content,
        @Nullable String patch,
        @Nullable String snapshot,
        List<String> changes,
        List<Long> overwrote,
        @Nullable Long restoredFrom,
        @Nullable Integer release) {

    /** A version is rebuilt from a snapshot and fewer patches than this. */
    static final int SNAPSHOT_EVERY = 32;

    static NextRevision after(
            long version, Content before, long baseVersion, RevisionKind kind, Outcome outcome, Content content) {
        long next = version + 1;
        String patch = before.equals(content)
                ? null
                : JsonDiff.diff(before.tree(), content.tree()).toString();
        boolean whole = next % SNAPSHOT_EVERY == 0
                || kind.publishes()
                || (patch != null && patch.length() > content.text().length() / 2);
        List<String> changes = ChangedPaths.between(before.tree(), content.tree(), Revision.MOST_CHANGES);
        return new NextRevision(
                next,
                baseVersion,
                kind,
                outcome,
                content,
                whole ? null : patch,
                whole ? content.text() : null,
                changes,
                List.of(),
                null,
                null);
    }

    NextRevision overwriting(List<Long> versions) {
        return with(versions, restoredFrom, release);
    }

    NextRevision restoring(@Nullable Long fromVersion) {
        return with(overwrote, fromVersion, release);
    }

    NextRevision releasing(@Nullable Integer number) {
        return with(overwrote, restoredFrom, number);
    }

    private NextRevision with(List<Long> versions, @Nullable Long fromVersion, @Nullable Integer number) {
        return new NextRevision(
                version, baseVersion, kind, outcome, content, patch, snapshot, changes, versions, fromVersion, number);
    }
}
