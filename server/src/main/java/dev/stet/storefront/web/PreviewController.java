package dev.stet.storefront.web;

import dev.stet.account.Caller;
import dev.stet.http.JsonBody;
import dev.stet.http.Problem;
import dev.stet.http.ProblemType;
import dev.stet.storefront.render.PageTooLargeException;
import dev.stet.storefront.render.RenderMode;
import dev.stet.storefront.render.Site;
import dev.stet.storefront.render.StorefrontRenderer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows content that is not saved, as visitors would see it. It saves nothing and need not be valid. */
@RestController
class PreviewController {

    private final StorefrontRenderer renderer;
    private final PublicAddress address;

    PreviewController(StorefrontRenderer renderer, PublicAddress address) {
        this.renderer = renderer;
        this.address = address;
    }

    /** Takes {@code {page, content}}, answers with the page as HTML. */
    @PostMapping("/api/v1/tenants/{slug}/preview")
    ResponseEntity<byte[]> preview(Caller caller, @PathVariable String slug, @RequestBody byte[] body) {
        JsonBody request = JsonBody.read(body, "page", "content");
        String page = request.requiredText("page");
        return rendered(address.site(caller.tenant()), request.required("content"), page)
                .map(html -> new ResponseEntity<>(
                        html.getBytes(StandardCharsets.UTF_8), PagePolicy.headers(RenderMode.UNSAVED), HttpStatus.OK))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND)
                        .detail("There is no page “" + page + "”. The pages are home, about, services, gallery,"
                                + " testimonials, faq and contact.")
                        .exception());
    }

    private Optional<String> rendered(Site site, JsonNode content, String page) {
        try {
            return renderer.render(site, content, page, RenderMode.UNSAVED);
        } catch (PageTooLargeException e) {
            return Optional.of(renderer.tooLarge(site, e));
        }
    }
}
