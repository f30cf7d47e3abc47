package dev.stet.draft;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.database.TenantTransactions;
import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonPatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The content of every version, rebuilt from the history. A version names one content for ever, so what is cached
 * can't go stale. Cached as text: a tree weighs five times as much, and is parsed in less time than a query takes.
 */
@Component
class Contents {

    /** Of all tenants together; a character has one byte, or two where a text has others than Latin ones. */
    private static final long RECENT_CHARACTERS = Runtime.getRuntime().maxMemory() / 16;

    private static final long OLD_CHARACTERS = RECENT_CHARACTERS / 8;

    private final TenantTransactions transactions;
    private final DraftTable drafts;
    private final RevisionTable revisions;

    /** By tenant, not by version: a version is the base of one save or a few, too few to be worth keeping by itself. */
    private final Cache<Long, Recent> recent = Caffeine.newBuilder()
            .maximumWeight(RECENT_CHARACTERS)
            .weigher((Long tenantId, Recent versions) -> versions.characters())
            .build();

    private final Cache<Key, String> old = Caffeine.newBuilder()
            .maximumWeight(OLD_CHARACTERS)
            .weigher((Key key, String text) -> text.length())
            .build();

    Contents(TenantTransactions transactions, DraftTable drafts, RevisionTable revisions) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.revisions = revisions;
    }

    /** Empty when there is no such version, or its history was thinned away. */
    Optional<Content> at(long tenantId, long version) {
        String cached = cached(tenantId, version);
        return cached != null ? Optional.of(Content.ofCanonical(cached)) : read(tenantId, version);
    }

    /** Whether the version is there, as far as that is known without asking the database. */
    boolean knows(long tenantId, long version) {
        return cached(tenantId, version) != null;
    }

    /** The newest version that this node knows: the current one, unless another node has changed the draft since. */
    @Nullable
    Known newest(long tenantId) {
        Recent known = recent.getIfPresent(tenantId);
        return known == null
                ? null
                : new Known(
                        known.newest().number(),
                        Content.ofCanonical(known.newest().text()));
    }

    record Known(long version, Content content) {}

    /** To be told of committed versions only. */
    void remember(long tenantId, long version, Content content) {
        Version added = new Version(version, content.text(), System.nanoTime());
        recent.asMap().merge(tenantId, Recent.of(added), (known, other) -> known.with(added));
    }

    /**
     * The newest version there is, as the database says under the draft's lock. A cache that knows a later one is of a
     * past that the database has lost, in a restoration or by failing over to a copy that was behind.
     */
    void newestIs(long tenantId, long version) {
        Recent known = recent.getIfPresent(tenantId);
        if (known != null && known.newest().number() > version) {
            recent.invalidate(tenantId);
            old.asMap().keySet().removeIf(key -> key.tenantId() == tenantId);
        }
    }

    private @Nullable String cached(long tenantId, long version) {
        Recent known = recent.getIfPresent(tenantId);
        String text = known == null ? null : known.find(version);
        return text != null ? text : old.getIfPresent(new Key(tenantId, version));
    }

    private Optional<Content> read(long tenantId, long version) {
        return transactions.inTenant(tenantId, db -> {
            Optional<Draft> current = drafts.find(tenantId).filter(draft -> draft.version() == version);
            if (current.isPresent()) {
                remember(tenantId, version, current.get().content());
                return current.map(Draft::content);
            }
            Optional<Content> rebuilt = rebuild(tenantId, version);
            rebuilt.ifPresent(content -> old.put(new Key(tenantId, version), content.text()));
            return rebuilt;
        });
    }

    private Optional<Content> rebuild(long tenantId, long version) {
        List<RevisionTable.Step> steps = revisions.stepsTo(tenantId, version);
        if (steps.isEmpty() || steps.getLast().version() != version) {
            return Optional.empty();
        }
        @Nullable JsonNode tree = null;
        for (RevisionTable.Step step : steps) {
            if (step.snapshot() != null) {
                tree = CanonicalJson.parse(step.snapshot());
            } else if (step.patch() != null && tree != null) {
                tree = JsonPatch.apply(tree, CanonicalJson.parse(step.patch()));
            }
        }
        return Optional.ofNullable(tree).map(Content::of);
    }

    private record Key(long tenantId, long version) {}

    /** @param since of {@link System#nanoTime}, when it came to be the newest */
    private record Version(long number, String text, long since) {}

    /**
     * The newest versions of one tenant, the newest first: whoever saves is seldom further behind, and not for long.
     *
     * @param versions at least one
     * @param characters of all of them
     */
    private record Recent(List<Version> versions, int characters) {

        /** Five hundred writers who change one draft at once are that far behind each other. */
        private static final int MOST = 1_000;

        /** No draft, however busy, takes the room of all others. */
        private static final long MOST_CHARACTERS = RECENT_CHARACTERS / 8;

        /** From when it was succeeded: what a busy draft leaves behind would take the room of many quiet ones. */
        private static final Duration KEPT = Duration.ofSeconds(5);

        static Recent of(Version version) {
            return new Recent(List.of(version), version.text().length());
        }

        Version newest() {
            return versions.getFirst();
        }

        @Nullable
        String find(long number) {
            for (Version version : versions) {
                if (version.number() == number) {
                    return version.text();
                }
            }
            return null;
        }

        Recent with(Version added) {
            if (added.number() <= newest().number()) {
                return this;
            }
            List<Version> kept = new ArrayList<>();
            kept.add(added);
            int characters = added.text().length();
            Version successor = added;
            for (Version version : versions) {
                int length = version.text().length();
                boolean old = added.since() - successor.since() > KEPT.toNanos();
                if (old || kept.size() == MOST || characters + length > MOST_CHARACTERS) {
                    break;
                }
                kept.add(version);
                characters += length;
                successor = version;
            }
            return new Recent(kept, characters);
        }
    }
}
