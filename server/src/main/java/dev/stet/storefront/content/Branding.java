package dev.stet.storefront.content;

/** Colours, letters and mark of the business. What is not set takes the house style. */
@Labelled(title = "Branding")
public record Branding(
        @Labelled(title = "Primary colour", description = "Buttons and links.", widget = Widget.COLOR)
        String primaryColor,

        @Labelled(
                title = "Secondary colour",
                description = "The ground of bands that stand apart, such as a call to action.",
                widget = Widget.COLOR)
        String secondaryColor,

        @Labelled(
                title = "Accent colour",
                description = "Small touches: stars, rules, what is most popular.",
                widget = Widget.COLOR)
        String accentColor,

        @Labelled(
                title = "Background colour",
                description = "The ground of the page. Text becomes dark or light to stay readable on it.",
                widget = Widget.COLOR)
        String backgroundColor,

        @Labelled(
                title = "Font",
                description = "A pair of headline and text letters. Another font is used if the visitor has it.",
                widget = Widget.FONT)
        String fontFamily,

        @Labelled(title = "Logo", description = "Shown instead of the business's name.", widget = Widget.IMAGE)
        String logoUrl) {

    public static final Branding NONE = new Branding("", "", "", "", "", "");
}
