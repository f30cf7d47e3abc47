package dev.stet.storefront.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.draft.DraftChanged;
import dev.stet.draft.Drafts;
import dev.stet.draft.Published;
import dev.stet.publishing.Release;
import dev.stet.publishing.Releases;
import dev.stet.storefront.render.RenderMode;
import dev.stet.storefront.render.Site;
import dev.stet.storefront.render.StorefrontRenderer;
import dev.stet.tenant.Tenant;
import dev.stet.tenant.Tenants;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.JsonNode;

/**
 * The pages of live releases. A page is rendered once for each release. Which release is live is asked again after a
 * change on this node, and else after a second: no page outlives a publication by more, on whatever node it was made.
 */
@Component
class LivePages {

    private static final int MEMORY = 64 << 20;

    private final Tenants tenants;
    private final Drafts drafts;
    private final Releases releases;
    private final StorefrontRenderer renderer;
    private final PublicAddress address;
    private final Cache<Key, LivePage> pages = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .<Key, LivePage>weigher((key, page) -> page.size())
            .build();

    private final Cache<String, Optional<Tenant>> known = forASecond();
    private final Cache<Long, Optional<Published>> published = forASecond();

    LivePages(Tenants tenants, Drafts drafts, Releases releases, StorefrontRenderer renderer, PublicAddress address) {
        this.tenants = tenants;
        this.drafts = drafts;
        this.releases = releases;
        this.renderer = renderer;
        this.address = address;
    }

    private static <K, V> Cache<K, V> forASecond() {
        return Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofSeconds(1))
                .build();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(DraftChanged change) {
        published.invalidate(change.tenantId());
    }

    Optional<Tenant> tenant(String slug) {
        return known(known, slug, tenants::findBySlug);
    }

    private Optional<Published> published(Tenant tenant) {
        return known(published, tenant.id(), drafts::published);
    }

    /** What is not there is asked for every time: it may be there the next moment. */
    private static <K, V> Optional<V> known(Cache<K, Optional<V>> cache, K key, Function<K, Optional<V>> ask) {
        Optional<V> found = cache.get(key, ask);
        if (found.isEmpty()) {
            cache.invalidate(key);
        }
        return found;
    }

    /** The page, or the page that says there is none; empty if the tenant has published nothing. */
    Optional<LivePage> find(Tenant tenant, String pageId) {
        return published(tenant).flatMap(live -> {
            Key key = new Key(tenant, live, pageId);
            LivePage page = pages.getIfPresent(key);
            return page != null ? Optional.of(page) : rendered(key);
        });
    }

    private Optional<LivePage> rendered(Key key) {
        return releases.live(key.tenant.id()).map(release -> {
            Published now = new Published(release.number(), release.version());
            LivePage page = render(key.tenant, release, key.pageId);
            if (page.isFound()) { // anybody can ask for any page: what is not there is not worth keeping
                pages.put(new Key(key.tenant, now, key.pageId), page);
            }
            return page;
        });
    }

    private LivePage render(Tenant tenant, Release release, String pageId) {
        Site site = address.site(tenant);
        JsonNode content = release.content().tree();
        return renderer.render(site, content, pageId, RenderMode.PUBLIC)
                .map(html -> new LivePage(HttpStatus.OK, html))
                .orElseGet(
                        () -> new LivePage(HttpStatus.NOT_FOUND, renderer.notFound(site, content, RenderMode.PUBLIC)));
    }

    private record Key(Tenant tenant, Published live, String pageId) {}
}
