package dev.stet.storefront.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stet.draft.Drafts;
import dev.stet.draft.Published;
import dev.stet.publishing.Release;
import dev.stet.publishing.Releases;
import dev.stet.storefront.render.RenderMode;
import dev.stet.storefront.render.Site;
import dev.stet.storefront.render.StorefrontRenderer;
import dev.stet.tenant.Tenant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The pages of live releases. A page is rendered once for each release: which release is live is asked every time, so
 * no page outlives a publication, on whatever node it was made.
 */
@Component
class LivePages {

    private static final int MEMORY = 64 << 20;

    private final Drafts drafts;
    private final Releases releases;
    private final StorefrontRenderer renderer;
    private final PublicAddress address;
    private final Cache<Key, LivePage> pages = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .<Key, LivePage>weigher((key, page) -> page.size())
            .build();

    LivePages(Drafts drafts, Releases releases, StorefrontRenderer renderer, PublicAddress address) {
        this.drafts = drafts;
        this.releases = releases;
        this.renderer = renderer;
        this.address = address;
    }

    /** The page, or the page that says there is none; empty if the tenant has published nothing. */
    Optional<LivePage> find(Tenant tenant, String pageId) {
        return drafts.published(tenant.id()).flatMap(live -> {
            Key key = new Key(tenant, live, pageId);
            LivePage known = pages.getIfPresent(key);
            return known != null ? Optional.of(known) : rendered(key);
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
