package dev.stet.draft;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.database.TenantTransactions;
import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonPatch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The content of every version, rebuilt from the history. A version names one content for ever, so what is cached
 * can't go stale.
 */
@Component
class Contents {

    /** In characters of canonical text; the trees weigh some five times as much. */
    private static final long CACHED_CHARACTERS = 16_000_000;

    private final TenantTransactions transactions;
    private final RevisionTable revisions;
    private final Cache<Key, Content> cache = Caffeine.newBuilder()
            .maximumWeight(CACHED_CHARACTERS)
            .weigher((Key key, Content content) -> content.text().length())
            .build();

    Contents(TenantTransactions transactions, RevisionTable revisions) {
        this.transactions = transactions;
        this.revisions = revisions;
    }

    /** Empty when there is no such version, or its history was thinned away. */
    Optional<Content> at(long tenantId, long version) {
        Key key = new Key(tenantId, version);
        Content cached = cache.getIfPresent(key);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Content> rebuilt = transactions.inTenant(tenantId, db -> rebuild(tenantId, version));
        rebuilt.ifPresent(content -> cache.put(key, content));
        return rebuilt;
    }

    /** To be told of committed versions only. */
    void remember(long tenantId, long version, Content content) {
        cache.put(new Key(tenantId, version), content);
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
}
