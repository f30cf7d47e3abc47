package dev.stet.storefront.content;

import java.util.List;

/** An entry of a section's list. Its id, not its place, is its address. */
public sealed interface Item {

    String id();

    @Labelled(title = "Picture")
    record Image(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Picture", widget = Widget.IMAGE)
            String url,

            @Labelled(
                    title = "Description",
                    description = "What the picture shows, for people who cannot see it.",
                    widget = Widget.TEXT,
                    max = 500)
            String alt,

            @Labelled(title = "Caption", widget = Widget.TEXT, max = 300)
            String caption)
            implements Item {}

    @Labelled(title = "Testimonial")
    record Testimonial(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Quote", widget = Widget.TEXTAREA)
            String quote,

            @Labelled(title = "Name", widget = Widget.TEXT) String authorName,

            @Labelled(title = "Who they are", description = "Such as “Six-week course, spring”.", widget = Widget.TEXT)
            String authorRole,

            @Labelled(title = "Stars", description = "1 to 5; 0 shows none.", widget = Widget.RATING)
            int rating)
            implements Item {}

    @Labelled(title = "Question")
    record Question(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Question", widget = Widget.TEXT, max = 500)
            String question,

            @Labelled(title = "Answer", widget = Widget.MARKDOWN, max = 20_000)
            String answer)
            implements Item {}

    @Labelled(title = "Price")
    record Tier(
            @Labelled(title = "Id", widget = Widget.ID) String id,
            @Labelled(title = "Name", widget = Widget.TEXT) String name,

            @Labelled(title = "Price", description = "As it shall stand: “£45”, “from 120 €”.", widget = Widget.TEXT)
            String price,

            @Labelled(title = "Description", widget = Widget.TEXTAREA)
            String description,

            @Labelled(title = "What is included", widget = Widget.LIST, max = 100)
            List<Included> features,

            @Labelled(title = "Most popular", description = "Sets this price apart.", widget = Widget.BOOLEAN)
            boolean isPopular)
            implements Item {}

    @Labelled(title = "Included")
    record Included(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(title = "Text", widget = Widget.TEXT, max = 300)
            String text)
            implements Item {}

    @Labelled(title = "Feature")
    record Feature(
            @Labelled(title = "Id", widget = Widget.ID) String id,

            @Labelled(
                    title = "Icon",
                    description = "The name of an icon, such as “clock” or “heart”, or one emoji.",
                    widget = Widget.TEXT,
                    max = 40)
            String icon,

            @Labelled(title = "Title", widget = Widget.TEXT) String title,

            @Labelled(title = "Description", widget = Widget.TEXTAREA)
            String description)
            implements Item {}
}
