package dev.stet.storefront;

import dev.stet.storefront.content.PageId;
import dev.stet.storefront.content.SectionType;
import dev.stet.storefront.content.Storefront;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The content that a tenant begins with. */
public final class StarterContent {

    private static final int HEADLINE = 200;
    private static final Set<PageId> SHOWN = Set.of(PageId.HOME, PageId.ABOUT, PageId.SERVICES, PageId.CONTACT);

    private StarterContent() {}

    /** A storefront for a business that has said no more than its name: four pages to see, three to switch on. */
    public static ObjectNode of(String businessName) {
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("schema", Storefront.SCHEMA);
        content.putObject("branding");
        ArrayNode pages = content.putArray("pages");
        for (PageId id : PageId.values()) {
            pages.addObject()
                    .put("id", id.toString())
                    .put("title", id.title)
                    .put("enabled", SHOWN.contains(id))
                    .putArray("sections")
                    .add(firstSection(id, businessName));
        }
        return content;
    }

    /** The storefront of the demo tenant, a pottery that does not exist. */
    public static ObjectNode demo() {
        try (InputStream json = StarterContent.class.getResourceAsStream("/demo/content.json")) {
            return (ObjectNode) JsonMapper.shared()
                    .readTree(Objects.requireNonNull(json, "Bug: the demo content is not in the jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode firstSection(PageId page, String businessName) {
        ObjectNode section = Sections.blank(kind(page), page + "-" + kind(page));
        return switch (page) {
            case HOME -> section.put("headline", fitting(businessName));
            case ABOUT -> section.put("headline", "About us");
            case SERVICES -> section.put("headline", "What we offer");
            case CONTACT -> section.put("headline", "Get in touch");
            case GALLERY, TESTIMONIALS, FAQ -> section;
        };
    }

    private static SectionType kind(PageId page) {
        return switch (page) {
            case HOME -> SectionType.HERO;
            case ABOUT -> SectionType.TEXT;
            case SERVICES -> SectionType.PRICING;
            case GALLERY -> SectionType.GALLERY;
            case TESTIMONIALS -> SectionType.TESTIMONIALS;
            case FAQ -> SectionType.FAQ;
            case CONTACT -> SectionType.CONTACT;
        };
    }

    private static String fitting(String name) {
        return name.codePointCount(0, name.length()) <= HEADLINE
                ? name
                : name.substring(0, name.offsetByCodePoints(0, HEADLINE));
    }
}
