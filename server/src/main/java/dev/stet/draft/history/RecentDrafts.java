package dev.stet.draft.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Drafts and contents that this node has met, as trees. A version names one content for ever, so a content can't go
 * stale; the newest draft that is remembered may be behind the database.
 */
@Component
class RecentDrafts {

    /** Characters of all tenants together. */
    private static final long RECENT = Runtime.getRuntime().maxMemory() / 4;

    private static final long OLD = RECENT / 8;

    /** What a tree takes, for each character of its text. */
    private static final int TREE_WEIGHT = 6;

    /** By tenant, not by version: a version is the base of one save or a few, too few to be worth keeping by itself. */
    private final Cache<Long, Recent> recent = Caffeine.newBuilder()
            .maximumWeight(RECENT)
            .weigher((Long tenantId, Recent versions) -> versions.weight())
            .build();

    private final Cache<Key, Content> old = Caffeine.newBuilder()
            .maximumWeight(OLD)
            .weigher((Key key, Content content) -> content.weight() * TREE_WEIGHT)
            .build();

    @Nullable
    Draft newest(long tenantId) {
        Recent known = recent.getIfPresent(tenantId);
        return known == null ? null : known.newest();
    }

    @Nullable
    Content find(long tenantId, long version) {
        Recent known = recent.getIfPresent(tenantId);
        Content content = known == null ? null : known.find(version);
        return content != null ? content : old.getIfPresent(new Key(tenantId, version));
    }

    /** To be told of committed drafts only. */
    void remember(long tenantId, Draft draft) {
        Version added = new Version(draft.version(), draft.content(), System.nanoTime());
        Recent alone = new Recent(draft, List.of(added), draft.content().weight() * TREE_WEIGHT);
        recent.asMap().merge(tenantId, alone, (known, other) -> known.with(draft, added));
    }

    void rememberOld(long tenantId, long version, Content content) {
        old.put(new Key(tenantId, version), content);
    }

    /** The database has lost versions that are remembered here, or has others in their place. */
    void forget(long tenantId) {
        recent.invalidate(tenantId);
        old.asMap().keySet().removeIf(key -> key.tenantId() == tenantId);
    }

    private record Key(long tenantId, long version) {}

    /** @param since of {@link System#nanoTime}, when it came to be the newest */
    private record Version(long number, Content content, long since) {}

    /**
     * The newest versions of one tenant, the newest first: writers are seldom further behind, and not for long.
     *
     * @param versions at least one, the newest's first
     */
    private record Recent(Draft newest, List<Version> versions, int weight) {

        /** Five hundred writers who change one draft at once are that far behind each other. */
        private static final int MOST = 1_000;

        /** No draft, however busy, takes the room of all others. */
        private static final long MOST_WEIGHT = RECENT / 8;

        /** From when it was succeeded: what a busy draft leaves behind would take the room of many quiet ones. */
        private static final Duration KEPT = Duration.ofSeconds(5);

        @Nullable
        Content find(long number) {
            for (Version version : versions) {
                if (version.number() == number) {
                    return version.content();
                }
            }
            return null;
        }

        Recent with(Draft draft, Version added) {
            if (added.number() <= newest.version()) {
                return this;
            }
            List<Version> kept = new ArrayList<>();
            kept.add(added);
            int total = added.content().weight() * TREE_WEIGHT;
            Version successor = added;
            for (Version version : versions) {
                // it shares its tree with its successor: its text is what it may hold alone
                int weight = version.content().weight();
                boolean old = added.since() - successor.since() > KEPT.toNanos();
                if (old || kept.size() == MOST || total + weight > MOST_WEIGHT) {
                    break;
                }
                kept.add(version);
                total += weight;
                successor = version;
            }
            return new Recent(draft, kept, total);
        }
    }
}
