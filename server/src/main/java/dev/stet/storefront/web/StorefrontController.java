package dev.stet.storefront.web;

import dev.stet.account.Caller;
import dev.stet.draft.Drafts;
import dev.stet.storefront.content.PageId;
import dev.stet.storefront.render.PageTooLargeException;
import dev.stet.storefront.render.RenderMode;
import dev.stet.storefront.render.Site;
import dev.stet.storefront.render.StorefrontRenderer;
import dev.stet.tenant.Tenant;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The pages of a storefront: the live release for everybody, the draft for members. */
@RestController
@Hidden // pages for people, no part of the API
class StorefrontController {

    private static final String DRAFT = "preview=draft";

    private final LivePages live;
    private final Drafts drafts;
    private final StorefrontRenderer renderer;
    private final PublicAddress address;

    StorefrontController(LivePages live, Drafts drafts, StorefrontRenderer renderer, PublicAddress address) {
        this.live = live;
        this.drafts = drafts;
        this.renderer = renderer;
        this.address = address;
    }

    @GetMapping({"/t/{slug}", "/t/{slug}/{page}"})
    ResponseEntity<byte[]> page(
            @PathVariable String slug,
            @PathVariable Optional<String> page,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encoding) {
        String pageId = page.orElse(PageId.HOME.toString());
        Optional<Tenant> tenant = live.tenant(slug);
        if (tenant.isEmpty()) {
            return new LivePage(HttpStatus.NOT_FOUND, renderer.noStorefront()).response(encoding);
        }
        return live.find(tenant.get(), pageId)
                .orElseGet(() -> new LivePage(HttpStatus.NOT_FOUND, renderer.notPublished(address.site(tenant.get()))))
                .response(encoding);
    }

    @GetMapping("/t/{slug}/sitemap.xml")
    ResponseEntity<byte[]> sitemap(
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encoding) {
        return live.tenant(slug)
                .flatMap(live::sitemap)
                .orElseGet(() -> new LivePage(HttpStatus.NOT_FOUND, renderer.noStorefront()))
                .response(encoding);
    }

    /** The saved draft. Whoever is not signed in here may sign in, whether there is such a tenant or not. */
    @GetMapping(
            path = {"/t/{slug}", "/t/{slug}/{page}"},
            params = DRAFT)
    ResponseEntity<byte[]> draft(
            @PathVariable String slug, @PathVariable Optional<String> page, Optional<Caller> caller) {
        String pageId = page.orElse(PageId.HOME.toString());
        return caller.map(member -> draft(member.tenant(), pageId))
                .orElseGet(() -> signIn("/t/" + slug + page.map(id -> "/" + id).orElse("") + "?" + DRAFT));
    }

    private ResponseEntity<byte[]> draft(Tenant tenant, String pageId) {
        Site site = address.site(tenant);
        JsonNode content = drafts.get(tenant.id()).content().tree();
        try {
            return renderer.render(site, content, pageId, RenderMode.DRAFT)
                    .map(html -> preview(HttpStatus.OK, html))
                    .orElseGet(() -> preview(HttpStatus.NOT_FOUND, renderer.notFound(site, content, RenderMode.DRAFT)));
        } catch (PageTooLargeException e) {
            return preview(HttpStatus.OK, renderer.tooLarge(site, e));
        }
    }

    private static ResponseEntity<byte[]> preview(HttpStatus status, String html) {
        return new ResponseEntity<>(
                html.getBytes(StandardCharsets.UTF_8), PagePolicy.headers(RenderMode.DRAFT), status);
    }

    private static ResponseEntity<byte[]> signIn(String next) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)))
                .build();
    }
}
