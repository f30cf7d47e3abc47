package dev.stet.draft.history;

import dev.stet.account.Writer;
import dev.stet.jsonmerge.JsonDiff;
import dev.stet.jsonmerge.JsonDifference;
import dev.stet.jsonmerge.JsonPatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A revision to be appended to a draft's history.
 *
 * @param before the draft that it follows, which must still be the newest when it is appended
 * @param baseVersion the version that the writer's edit started from
 * @param createdAt in whole milliseconds, never before that of the revision before
 * @param content the content after it; shares what did not change with the content before
 * @param patch RFC 6902, from the content before to this one; null when nothing differs
 * @param snapshot whether the whole content is stored instead of the patch
 * @param changes id paths of what changed
 */
public record NewRevision(
        long tenantId,
        Draft before,
        long version,
        long baseVersion,
        RevisionKind kind,
        Instant createdAt,
        Content content,
        @Nullable String patch,
        boolean snapshot,
        List<String> changes,
        @Nullable Long restoredFrom,
        @Nullable Integer release,
        Writer writer,
        @Nullable String client,
        @Nullable IdempotencyKey key) {

    /** Any version is rebuilt from a snapshot and fewer patches than this. */
    static final int SNAPSHOT_EVERY = 64;

    /**
     * Who asks for a revision and when, and how a retry is recognised.
     *
     * @param floor the lowest version that may be given out, see {@link Lineage}
     */
    public record Origin(
            long tenantId,
            long baseVersion,
            Writer writer,
            @Nullable String client,
            @Nullable IdempotencyKey key,
            Instant now,
            long floor) {}

    /** What leads from one content to the next. */
    public record Step(Content content, @Nullable String patch, List<String> changes) {

        /** Whether both contents are the same. */
        public boolean isEmpty() {
            return patch == null;
        }

        /** The result shares with {@code before} whatever did not change. */
        public static Step between(Content before, JsonNode after) {
            JsonDifference difference = JsonDiff.compare(before.tree(), after, Revision.MOST_CHANGES);
            ArrayNode patch = difference.patch();
            if (patch.isEmpty()) {
                return new Step(before, null, List.of());
            }
            JsonNode result = JsonPatch.apply(before.tree(), patch);
            String text = patch.toString();
            return new Step(before.patched(result, text), text, difference.changedPaths());
        }
    }

    public static NewRevision after(Draft before, Step step, RevisionKind kind, Origin origin) {
        long version = Math.max(before.version() + 1, origin.floor());
        Instant now = origin.now().truncatedTo(ChronoUnit.MILLIS);
        return new NewRevision(
                origin.tenantId(),
                before,
                version,
                origin.baseVersion(),
                kind,
                now.isBefore(before.updatedAt()) ? before.updatedAt() : now,
                step.content(),
                step.patch(),
                needsSnapshot(before, version, step, kind),
                step.changes(),
                null,
                null,
                origin.writer(),
                origin.client(),
                origin.key());
    }

    /**
     * So that rebuilding a version reads no more patches than {@link #SNAPSHOT_EVERY}, and no more characters of them
     * than the content has. Snapshots then take no more room than the patches before them.
     */
    private static boolean needsSnapshot(Draft before, long version, Step step, RevisionKind kind) {
        return version % SNAPSHOT_EVERY == 0
                || version != before.version() + 1
                || kind.publishes()
                || before.replay() + length(step.patch()) > step.content().weight();
    }

    private static int length(@Nullable String patch) {
        return patch == null ? 0 : patch.length();
    }

    public NewRevision restoring(@Nullable Long fromVersion, @Nullable Integer releaseNumber) {
        return new NewRevision(
                tenantId,
                before,
                version,
                baseVersion,
                kind,
                createdAt,
                content,
                patch,
                snapshot,
                changes,
                fromVersion,
                releaseNumber,
                writer,
                client,
                key);
    }

    /** Characters of the patches from the newest snapshot to this version. */
    int replay() {
        return snapshot ? 0 : before.replay() + length(patch);
    }

    /** The draft once it is appended. */
    public Draft draft() {
        Published published = release == null ? before.published() : new Published(release, version);
        return new Draft(version, content, createdAt, writer, published, replay());
    }
}
