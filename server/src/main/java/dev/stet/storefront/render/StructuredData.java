package dev.stet.storefront.render;

import dev.stet.storefront.content.Item;
import dev.stet.storefront.content.Page;
import dev.stet.storefront.content.PageId;
import dev.stet.storefront.content.Section;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a page says to search engines in the words of schema.org, as JSON-LD. */
final class StructuredData {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StructuredData() {}

    /**
     * The data of a page, ready to stand in a script element; empty if there is nothing to say.
     *
     * @param contact how the business is reached, if it says so anywhere
     */
    static String of(Site site, Page page, Facts facts, Section.@Nullable Contact contact) {
        ArrayNode graph = JSON.arrayNode();
        if (contact != null && (page.id() == PageId.HOME || page.sections().contains(contact))) {
            graph.add(business(site, facts, contact));
        }
        questions(page).ifPresent(graph::add);
        page.sections().stream()
                .flatMap(section -> section instanceof Section.Pricing pricing ? pricing.tiers().stream() : Stream.of())
                .flatMap(tier -> product(tier).stream())
                .forEach(graph::add);
        if (graph.isEmpty()) {
            return "";
        }
        ObjectNode data = JSON.objectNode().put("@context", "https://schema.org");
        data.set("@graph", graph);
        // nothing in it can end the element, or begin another
        return data.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static ObjectNode business(Site site, Facts facts, Section.Contact contact) {
        ObjectNode business = JSON.objectNode().put("@type", "LocalBusiness").put("name", site.name());
        put(business, "url", site.origin().isEmpty() ? "" : site.origin() + site.path(""));
        put(business, "email", contact.email());
        put(business, "telephone", contact.phone());
        put(business, "address", contact.address());
        put(business, "image", facts.image());
        return business;
    }

    private static Optional<ObjectNode> questions(Page page) {
        ObjectNode faq = JSON.objectNode().put("@type", "FAQPage");
        ArrayNode questions = faq.putArray("mainEntity");
        page.sections().stream()
                .flatMap(section -> section instanceof Section.Faq each ? each.items().stream() : Stream.of())
                .filter(item -> !item.question().isBlank() && !item.answer().isBlank())
                .forEach(item -> questions
                        .addObject()
                        .put("@type", "Question")
                        .put("name", item.question().strip())
                        .putObject("acceptedAnswer")
                        .put("@type", "Answer")
                        .put("text", Markdown.plain(item.answer())));
        return questions.isEmpty() ? Optional.empty() : Optional.of(faq);
    }

    private static Optional<ObjectNode> product(Item.Tier tier) {
        return tier.name().isBlank()
                ? Optional.empty()
                : Price.of(tier.price()).map(price -> {
                    ObjectNode product = JSON.objectNode()
                            .put("@type", "Product")
                            .put("name", tier.name().strip());
                    put(product, "description", tier.description());
                    product.putObject("offers")
                            .put("@type", price.from() ? "AggregateOffer" : "Offer")
                            .put(
                                    price.from() ? "lowPrice" : "price",
                                    price.amount().toPlainString())
                            .put("priceCurrency", price.currency());
                    return product;
                });
    }

    private static void put(ObjectNode object, String name, String text) {
        if (!text.isBlank()) {
            object.put(name, text.strip());
        }
    }
}
