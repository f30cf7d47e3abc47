package dev.stet.storefront.web;

import dev.stet.storefront.render.Site;
import dev.stet.tenant.Tenant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Under which address the world knows this server, from the setting {@code stet.public-url}. What a request says about
 * it is not believed: it would end in pages that are kept and sent to others.
 */
@Component
class PublicAddress {

    private final String origin;

    PublicAddress(@Value("${stet.public-url:}") String url) {
        this.origin = url.strip().replaceAll("/+$", "");
    }

    Site site(Tenant tenant) {
        return new Site(tenant.slug(), tenant.name(), origin);
    }
}
