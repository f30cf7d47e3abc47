package dev.stet.storefront.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.stet.draft.DraftChanged;
import dev.stet.draft.history.Published;
import dev.stet.draft.history.Revisions;
import dev.stet.publishing.Release;
import dev.stet.publishing.Releases;
import dev.stet.storefront.content.PageId;
import dev.stet.storefront.render.RenderMode;
import dev.stet.storefront.render.Site;
import dev.stet.storefront.render.StorefrontRenderer;
import dev.stet.tenant.Tenant;
import dev.stet.tenant.Tenants;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.JsonNode;

/**
 * The pages of live releases. A page is rendered once for each release, however many ask for it at once; one that cannot
 * be rendered is tried again after a minute, and not by each visitor. Which release is live is asked again after a change
 * on this node, and else after a second: no page outlives a publication by more, on whatever node it was made.
 */
@Component
class LivePages {

    private static final Logger log = LoggerFactory.getLogger(LivePages.class);

    private static final int MEMORY = 64 << 20;
    private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);
    private static final Duration FOR_EVER = ChronoUnit.FOREVER.getDuration();

    private final Tenants tenants;
    private final Revisions revisions;
    private final Releases releases;
    private final StorefrontRenderer renderer;
    private final PublicAddress address;
    private final AsyncCache<Key, LivePage> pages = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .<Key, LivePage>weigher((key, page) -> page.size())
            .expireAfter(Expiry.<Key, LivePage>creating((key, page) -> page.isFailure() ? FAILURE_KEPT : FOR_EVER))
            .buildAsync();

    private final Cache<String, Optional<Tenant>> known = forASecond();
    private final Cache<Long, Optional<Published>> published = forASecond();

    LivePages(
            Tenants tenants,
            Revisions revisions,
            Releases releases,
            StorefrontRenderer renderer,
            PublicAddress address) {
        this.tenants = tenants;
        this.revisions = revisions;
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
        return known(published, tenant.id(), revisions::published);
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
        return find(tenant, PageId.of(pageId), false);
    }

    /** The addresses of the pages; empty if the tenant has published nothing, or if no address is known. */
    Optional<LivePage> sitemap(Tenant tenant) {
        return address.site(tenant).origin().isEmpty() ? Optional.empty() : find(tenant, Optional.empty(), true);
    }

    private Optional<LivePage> find(Tenant tenant, Optional<PageId> page, boolean sitemap) {
        return published(tenant).flatMap(live -> {
            Key key = new Key(tenant, live, page, sitemap);
            CompletableFuture<LivePage> known = pages.getIfPresent(key);
            return known != null ? Optional.of(known.join()) : rendered(key);
        });
    }

    private Optional<LivePage> rendered(Key key) {
        return releases.live(key.tenant.id()).map(release -> {
            Published now = new Published(release.number(), release.version());
            return once(new Key(key.tenant, now, key.page, key.sitemap), release);
        });
    }

    /** The first who asks renders; the others wait for it. */
    private LivePage once(Key key, Release release) {
        CompletableFuture<LivePage> mine = new CompletableFuture<>();
        CompletableFuture<LivePage> others = pages.asMap().putIfAbsent(key, mine);
        if (others != null) {
            return others.join();
        }
        try {
            mine.complete(renderOrSayWhy(key, release));
        } catch (Throwable e) {
            mine.completeExceptionally(e);
            throw e;
        }
        return mine.join();
    }

    private LivePage renderOrSayWhy(Key key, Release release) {
        try {
            return render(key, release);
        } catch (RuntimeException | StackOverflowError e) {
            log.warn("Release {} of {} has a page that cannot be rendered: {}", release.number(), key.tenant.slug(), e);
            return new LivePage(HttpStatus.SERVICE_UNAVAILABLE, renderer.notAvailable(address.site(key.tenant)));
        }
    }

    private LivePage render(Key key, Release release) {
        Site site = address.site(key.tenant);
        JsonNode content = release.content().tree();
        if (key.sitemap) {
            return new LivePage(HttpStatus.OK, MediaType.APPLICATION_XML, renderer.sitemap(site, content));
        }
        return key.page
                .flatMap(page -> renderer.render(site, content, page.toString(), RenderMode.PUBLIC))
                .map(html -> new LivePage(HttpStatus.OK, html))
                .orElseGet(
                        () -> new LivePage(HttpStatus.NOT_FOUND, renderer.notFound(site, content, RenderMode.PUBLIC)));
    }

    /** @param page empty for all addresses at which no storefront has a page: they share what visitors see there */
    private record Key(Tenant tenant, Published live, Optional<PageId> page, boolean sitemap) {}
}
