package dev.stet.storefront.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a page. The {@code type} of the JSON says which of these it is. */
public sealed interface Section {

    String id();

    String headline();

    default SectionType type() {
        return SectionType.of(getClass());
    }

    @Labelled(
            title = "Hero",
            description = "The first thing a visitor sees: a picture, one sentence, one step to take.")
    record Hero(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Headline", widget = Widget.TEXT)
            String headline,

            @Labelled(title = "Line below", widget = Widget.TEXTAREA, max = 600)
            String subheadline,

            @Labelled(title = "Button", widget = Widget.TEXT, max = 80)
            String ctaText,

            @Labelled(title = "Button leads to", widget = Widget.URL)
            String ctaLink,

            @Labelled(title = "Background picture", widget = Widget.IMAGE)
            String backgroundImageUrl)
            implements Section {}

    @Labelled(title = "Text", description = "Paragraphs, with a picture beside them if you like.")
    record Text(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Headline", widget = Widget.TEXT)
            String headline,

            @Labelled(title = "Text", widget = Widget.MARKDOWN)
            String content,

            @Labelled(title = "Picture", widget = Widget.IMAGE)
            String imageUrl,

            @Labelled(title = "Picture stands", widget = Widget.SELECT) @Nullable
            ImagePosition imagePosition)
            implements Section {}

    @Labelled(title = "Gallery", description = "Pictures that open large.")
    record Gallery(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Headline", widget = Widget.TEXT)
            String headline,

            @Labelled(title = "Pictures", widget = Widget.LIST)
            List<Item.Image> images)
            implements Section {}

    @Labelled(title = "Testimonials", description = "What people say about you.")
    record Testimonials(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Headline", widget = Widget.TEXT)
            String headline,

            @Labelled(title = "Testimonials", widget = Widget.LIST)
            List<Item.Testimonial> items)
            implements Section {}

    @Labelled(title = "Questions", description = "Questions and answers that open and close.")
    record Faq(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Headline", widget = Widget.TEXT)
            String headline,

            @Labelled(title = "Questions", widget = Widget.LIST)
            List<Item.Question> items)
            implements Section {}

    @Labelled(title = "Contact", description = "Where and when people reach you.")
    record Contact(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Headline", widget = Widget.TEXT)
            String headline,

            @Labelled(title = "E-mail", widget = Widget.TEXT)
            String email,

            @Labelled(title = "Telephone", widget = Widget.TEXT)
            String phone,

            @Labelled(title = "Address", widget = Widget.TEXTAREA, max = 1_000)
            String address,

            @Labelled(title = "Opening hours", widget = Widget.TEXTAREA, max = 1_000)
            String hours)
            implements Section {}

    @Labelled(title = "Call to action", description = "One sentence and one button, set apart from the page.")
    record Cta(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Headline", widget = Widget.TEXT)
            String headline,

            @Labelled(title = "Line below", widget = Widget.TEXTAREA, max = 600)
            String subheadline,

            @Labelled(title = "Button", widget = Widget.TEXT, max = 80)
            String ctaText,

            @Labelled(title = "Button leads to", widget = Widget.URL)
            String ctaLink)
            implements Section {}

    @Labelled(title = "Prices", description = "What you offer and what it costs, side by side.")
    record Pricing(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Headline", widget = Widget.TEXT)
            String headline,

            @Labelled(title = "Prices", widget = Widget.LIST, max = 50)
            List<Item.Tier> tiers)
            implements Section {}

    @Labelled(title = "Features", description = "A few short points, each with an icon.")
    record Features(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Headline", widget = Widget.TEXT)
            String headline,

            @Labelled(title = "Features", widget = Widget.LIST)
            List<Item.Feature> items)
            implements Section {}
}
