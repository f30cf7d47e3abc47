package dev.stet.storefront.render;

import dev.stet.storefront.content.Branding;
import dev.stet.storefront.content.ContentReader;
import dev.stet.storefront.content.Page;
import dev.stet.storefront.content.PageId;
import dev.stet.storefront.content.Storefront;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Renders the pages of storefronts, the same way for everybody who may see them. */
@Component
public class StorefrontRenderer {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * A page as HTML, from any content at all: what cannot be shown is left out.
     *
     * @return empty if there is no such page, or if it is not enabled and the visitor may not see that
     * @throws PageTooLargeException when the content has more than a page can show
     */
    public Optional<String> render(Site site, JsonNode content, String pageId, RenderMode mode) {
        Storefront storefront = ContentReader.read(content);
        return PageId.of(pageId)
                .flatMap(id -> storefront.page(id).or(() -> missing(id, mode)))
                .filter(page -> mode.isPreview() || page.enabled() || page.id() == PageId.HOME)
                .map(page -> rendered("storefront/page.jte", site, storefront, page, mode));
    }

    /** Where a content has more than a page can show, as a visitor's page; empty if all of its pages can be shown. */
    public Optional<String> tooLarge(JsonNode content) {
        Storefront storefront = ContentReader.read(content);
        for (Page page : storefront.pages()) {
            try {
                rendered("storefront/page.jte", Site.LONGEST, storefront, page, RenderMode.PUBLIC);
            } catch (PageTooLargeException e) {
                return Optional.of(e.place());
            }
        }
        return Optional.empty();
    }

    /** The addresses of all pages that visitors can go to, for search engines. The site has to know its origin. */
    public String sitemap(Site site, JsonNode content) {
        StringBuilder pages = new StringBuilder();
        for (Page page : ContentReader.read(content).pages()) {
            if (page.enabled() || page.id() == PageId.HOME) {
                pages.append("<url><loc>").append(Facts.canonical(site, page)).append("</loc></url>\n");
            }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" + pages + "</urlset>\n";
    }

    /** What a visitor sees at an address where this storefront has no page. */
    public String notFound(Site site, JsonNode content, RenderMode mode) {
        Storefront storefront = ContentReader.read(content);
        // a page of its own, so that none is marked as the current one
        return rendered("storefront/not-found.jte", site, storefront, empty(PageId.HOME), mode);
    }

    /** What a visitor sees in place of a page that could not be rendered. */
    public String notAvailable(Site site) {
        return notice(site.name(), "cannot show this page", "Please try again later. The other pages are still here.");
    }

    /** What the owner sees in place of a page that is too large. */
    public String tooLarge(Site site, PageTooLargeException problem) {
        return notice(
                site.name(),
                "cannot show this page",
                "The page is too large. Shorten what stands at " + problem.place() + ", or take a section away.");
    }

    /** What a visitor sees before the first publication. */
    public String notPublished(Site site) {
        return notice(site.name(), "is not open yet", "We are still getting ready. Please come back soon.");
    }

    /** What is seen where there is no storefront at all, or none that this visitor may know of. */
    public String noStorefront() {
        return notice(
                "Nothing here",
                "",
                "There is no storefront at this address. It may have moved, or there may be a letter too many.");
    }

    private String notice(String name, String rest, String text) {
        StringOutput output = new StringOutput();
        templates.render(
                "storefront/notice.jte",
                Map.<String, Object>of("theme", Theme.of(Branding.NONE), "name", name, "rest", rest, "text", text),
                output);
        return output.toString();
    }

    private String rendered(String template, Site site, Storefront storefront, Page page, RenderMode mode) {
        PageBudget budget = PageBudget.of(mode);
        PageOutput output = new PageOutput(budget);
        try {
            templates.render(template, new View(site, storefront, page, mode, budget), output);
        } catch (TemplateException e) {
            throw e.getCause() instanceof PageTooLargeException tooLarge ? tooLarge : e;
        }
        return output.toString();
    }

    /** A page that somebody is about to fill. */
    private static Optional<Page> missing(PageId id, RenderMode mode) {
        return mode.isPreview() ? Optional.of(empty(id)) : Optional.empty();
    }

    private static Page empty(PageId id) {
        return new Page(id, "", true, List.of());
    }
}
