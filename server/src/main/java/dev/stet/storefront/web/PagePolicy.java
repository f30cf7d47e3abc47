package dev.stet.storefront.web;

import dev.stet.storefront.render.RenderMode;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What a page may load, who may show it in a frame, and how long it may be kept. Pages carry no style and no script of
 * their own, so nothing inline is allowed at all: not by a nonce, not by a hash.
 */
final class PagePolicy {

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
            + "img-src 'self' https:; base-uri 'none'; form-action 'none'; frame-ancestors ";

    static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private PagePolicy() {}

    /** The headers of a page. */
    static HttpHeaders headers(RenderMode mode) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(HTML);
        // Build Mode shows the preview in a frame; a visitor's page in a frame would be somebody's trap
        headers.set("Content-Security-Policy", CONTENT + (mode.isPreview() ? "'self'" : "'none'"));
        headers.set("X-Frame-Options", mode.isPreview() ? "SAMEORIGIN" : "DENY");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        // visitors see a publication with their next click: kept, but asked for each time
        headers.setCacheControl(mode.isPreview() ? CacheControl.noStore() : CacheControl.noCache());
        return headers;
    }
}
