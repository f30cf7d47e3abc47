package dev.stet.storefront.content;

import java.util.List;

/** One page: its sections from top to bottom. A page that is not enabled does not exist for visitors. */
@Labelled(title = "Page")
public record Page(
        @Labelled(title = "Id", widget = Widget.ID) PageId id,

        @Labelled(title = "Title", description = "Shown in the navigation.", widget = Widget.TEXT, max = 100)
        String title,

        @Labelled(
                title = "Visible",
                description = "Visitors see this page. The home page cannot be hidden.",
                widget = Widget.BOOLEAN,
                on = true)
        boolean enabled,

        @Labelled(title = "Sections", widget = Widget.LIST) List<Section> sections) {

    /** The title to show: the owner's, or the page's usual one. */
    public String name() {
        return title.isBlank() ? id.title : title;
    }
}
