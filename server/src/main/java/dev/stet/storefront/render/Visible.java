package dev.stet.storefront.render;

import dev.stet.storefront.content.Item;
import dev.stet.storefront.content.Section;
import java.util.stream.Stream;

/** Whether there is anything to see. What is empty is left out, so that a half-built page is still a good page. */
final class Visible {

    private Visible() {}

    static boolean is(Section section) {
        return !section.headline().isBlank()
                || switch (section) {
                    case Section.Hero hero ->
                        any(
                                hero.subheadline(),
                                hero.ctaText(),
                                Pictures.of(hero.backgroundImageUrl()).src());
                    case Section.Text text ->
                        any(text.content(), Pictures.of(text.imageUrl()).src());
                    case Section.Gallery gallery ->
                        gallery.images().stream()
                                .anyMatch(
                                        image -> !Pictures.of(image.url()).src().isEmpty());
                    case Section.Testimonials words -> words.items().stream().anyMatch(item -> any(item.quote()));
                    case Section.Faq faq -> faq.items().stream().anyMatch(item -> any(item.question()));
                    case Section.Contact contact ->
                        any(contact.email(), contact.phone(), contact.address(), contact.hours());
                    case Section.Cta cta -> any(cta.subheadline(), cta.ctaText());
                    case Section.Pricing pricing -> pricing.tiers().stream().anyMatch(Visible::is);
                    case Section.Features features ->
                        features.items().stream().anyMatch(item -> any(item.title(), item.description()));
                };
    }

    static boolean is(Item.Tier tier) {
        return any(tier.name(), tier.price(), tier.description())
                || !tier.features().isEmpty();
    }

    private static boolean any(String... texts) {
        return Stream.of(texts).anyMatch(text -> !text.isBlank());
    }
}
