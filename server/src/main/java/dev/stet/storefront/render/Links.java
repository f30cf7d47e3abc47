package dev.stet.storefront.render;

import dev.stet.storefront.content.Addresses;
import dev.stet.storefront.content.PageId;

/**
 * Where the links of a page lead. {@code /contact} in content is the storefront's own contact page wherever the
 * storefront is served, so that content says nothing about its address.
 */
final class Links {

    private final Site site;
    private final String suffix;

    Links(Site site, RenderMode mode) {
        this.site = site;
        this.suffix = mode.isPreview() ? "?preview=draft" : "";
    }

    /** The address of a page of this storefront. */
    String page(PageId id) {
        return site.path(id == PageId.HOME ? "" : id.toString()) + suffix;
    }

    /** What a link of the content leads to; the empty text if no page may carry it. */
    String resolved(String link) {
        String safe = Addresses.link(link.strip());
        if (!safe.startsWith("/")) {
            return safe;
        }
        int end = safe.indexOf('#') < 0 ? safe.length() : safe.indexOf('#');
        String path = safe.substring(1, end);
        return path.isEmpty()
                ? page(PageId.HOME) + safe.substring(end)
                : PageId.of(path).map(id -> page(id) + safe.substring(end)).orElse(safe);
    }
}
