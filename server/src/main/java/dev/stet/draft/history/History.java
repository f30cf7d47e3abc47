package dev.stet.draft.history;

import dev.stet.account.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The history of every draft: what the engine asks of its storage. A version names one content for ever, so an
 * implementation may remember contents; only {@link #append} decides what the newest version is.
 */
public interface History {

    /** The line of history that new versions belong to. */
    Lineage lineage();

    /** Makes a tenant's draft. Its first version is 0, or the floor of the {@link Lineage}. */
    void create(long tenantId, Content content, Writer writer);

    /** The newest draft that is known without asking the storage; it may be behind, and null is always right. */
    @Nullable
    Draft remembered(long tenantId);

    /**
     * The newest draft.
     *
     * @throws IllegalStateException for a tenant without a draft, which is a bug
     */
    Draft newest(long tenantId);

    /** The content at a version; empty when there is no such version, or it was thinned away. */
    Optional<Content> contentAt(long tenantId, long version);

    Optional<Revision> find(long tenantId, long version);

    /** Those after one version and before another, the newest first. */
    List<Revision> between(long tenantId, long after, long before, int most);

    /** Who made the revisions after one version and before another, as far as they changed the content. */
    List<WriterCount> writersBetween(long tenantId, long after, long before);

    /** Where the draft began. */
    long firstVersion(long tenantId);

    Optional<Revision> release(long tenantId, int number);

    /** What became of the earlier request with this key. */
    Optional<Past> past(long tenantId, String key);

    /**
     * Appends the revision if the draft that it follows is still the newest, and its key is new.
     *
     * @return whether it did, once that is durable; false changes nothing
     */
    boolean append(NewRevision revision);

    /** Remembers that a request was refused, or changed nothing: its retry gets the same answer. */
    void recordWithoutRevision(long tenantId, IdempotencyKey key, @Nullable Long unchangedAt);

    /** Runs the work while no other writer, on whatever node, appends to this draft. */
    <T> T alone(long tenantId, Supplier<T> work);
}
