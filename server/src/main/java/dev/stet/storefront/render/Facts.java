package dev.stet.storefront.render;

import dev.stet.storefront.content.Page;
import dev.stet.storefront.content.PageId;
import dev.stet.storefront.content.Section;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a page tells search engines and those who share it.
 *
 * @param canonical the one address of the page; empty if this server does not know its own
 * @param image the address of a picture that stands for the page; empty if there is none that others can load
 */
public record Facts(String title, String description, String canonical, String image) {

    private static final int LONGEST = 160;

    static Facts of(Site site, Page page) {
        return new Facts(title(site, page), description(page), canonical(site, page), image(site, page));
    }

    static String canonical(Site site, Page page) {
        String path = site.path(page.id() == PageId.HOME ? "" : page.id().toString());
        return site.origin().isEmpty() ? "" : site.origin() + path;
    }

    private static String title(Site site, Page page) {
        if (page.id() != PageId.HOME) {
            return page.name() + " · " + site.name();
        }
        return page.sections().stream()
                .map(Section::headline)
                .filter(headline -> !headline.isBlank() && !headline.equals(site.name()))
                .findFirst()
                .map(headline -> site.name() + " · " + cut(headline, 70))
                .orElse(site.name());
    }

    private static String description(Page page) {
        return page.sections().stream()
                .map(Facts::summary)
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> cut(text, LONGEST))
                .orElse("");
    }

    private static String summary(Section section) {
        return switch (section) {
            case Section.Hero hero -> hero.subheadline();
            case Section.Text text -> Markdown.plain(cut(text.content(), 2_000));
            case Section.Cta cta -> cta.subheadline();
            default -> "";
        };
    }

    private static String image(Site site, Page page) {
        return page.sections().stream()
                .flatMap(Facts::pictures)
                .map(url -> Pictures.of(url).src())
                .map(src -> src.startsWith("/") && !site.origin().isEmpty() ? site.origin() + src : src)
                .filter(src -> src.startsWith("http"))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> pictures(Section section) {
        return switch (section) {
            case Section.Hero hero -> Stream.of(hero.backgroundImageUrl());
            case Section.Text text -> Stream.of(text.imageUrl());
            case Section.Gallery gallery -> gallery.images().stream().map(image -> Objects.requireNonNull(image.url()));
            default -> Stream.empty();
        };
    }

    /** At most so many code points, cut between words. */
    private static String cut(String text, int longest) {
        String line = text.strip();
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        String head = line.substring(0, line.offsetByCodePoints(0, longest - 1));
        int space = head.lastIndexOf(' ');
        return (space > longest / 2 ? head.substring(0, space) : head) + "…";
    }
}
