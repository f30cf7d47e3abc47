package dev.stet.storefront.render;

import dev.stet.storefront.content.Item;
import dev.stet.storefront.content.Labelled;
import dev.stet.storefront.content.Language;
import dev.stet.storefront.content.Page;
import dev.stet.storefront.content.PageId;
import dev.stet.storefront.content.Section;
import dev.stet.storefront.content.Storefront;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One page as its templates see it. */
public final class View {

    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/.-]{3,}");

    private final Site site;
    private final Storefront storefront;
    private final Page page;
    private final RenderMode mode;
    private final Links links;
    private final Theme theme;
    private final Facts facts;
    private final Language language;
    private final PageBudget budget;

    View(Site site, Storefront storefront, Page page, RenderMode mode, PageBudget budget) {
        this.site = site;
        this.storefront = storefront;
        this.page = page;
        this.mode = mode;
        this.links = new Links(site, mode);
        this.theme = Theme.of(storefront.branding());
        this.facts = Facts.of(site, page);
        this.language = Language.of(storefront.language());
        this.budget = budget;
    }

    public Site site() {
        return site;
    }

    public Page page() {
        return page;
    }

    public Theme theme() {
        return theme;
    }

    public boolean isPreview() {
        return mode.isPreview();
    }

    /** The logo, whose address is empty if there is none. */
    public Picture logo() {
        return Pictures.of(storefront.branding().logoUrl());
    }

    /** The pages that visitors can go to, and the one that is shown. */
    public List<Page> navigation() {
        return Stream.of(PageId.values())
                .flatMap(id -> storefront.page(id).stream())
                .filter(each -> each.enabled() || each.id() == PageId.HOME || each.id() == page.id())
                .toList();
    }

    public String address(Page page) {
        return links.page(page.id());
    }

    public String home() {
        return links.page(PageId.HOME);
    }

    public String link(String link) {
        return links.resolved(link);
    }

    public Picture picture(String url) {
        return Pictures.of(url);
    }

    /** What is rendered from now on is this section's. */
    public void enter(Section section) {
        budget.enter(path(section));
    }

    /** The Markdown of a section's field as HTML. */
    public String markdown(Section section, String field, String text) {
        budget.enter(path(section) + "/" + field);
        String html = Markdown.html(text, links, budget);
        budget.enter(path(section));
        return html;
    }

    private String path(Section section) {
        return "/pages/" + page.id() + "/sections/" + section.id();
    }

    /** The address that writes to an e-mail address; empty if it is none. */
    public String mailto(String email) {
        return MAIL.matcher(email.strip()).matches() ? "mailto:" + email.strip() : "";
    }

    /** The address that calls a number; empty if it is none. */
    public String tel(String phone) {
        return PHONE.matcher(phone.strip()).matches() ? "tel:" + phone.replaceAll("[^+0-9]", "") : "";
    }

    /** Marks an element as showing a section. Null, which leaves the attribute out, for visitors. */
    public @Nullable String hook(Section section) {
        return mode.isPreview() ? section.id() : null;
    }

    /** Marks an element as showing a field. Null, which leaves the attribute out, for visitors. */
    public @Nullable String hook(String field) {
        return mode.isPreview() ? field : null;
    }

    /** Marks an element as showing a field of a list's entry. */
    public @Nullable String hook(String list, Item item, String field) {
        return mode.isPreview() ? list + "/" + item.id() + "/" + field : null;
    }

    /** Whether a page is the one that is shown. */
    public boolean isCurrent(Page other) {
        return other == page;
    }

    /** Whether the page begins with a picture that reaches up behind its header. */
    public boolean beginsWithPicture() {
        return !page.sections().isEmpty()
                && page.sections().getFirst() instanceof Section.Hero hero
                && !Pictures.of(hero.backgroundImageUrl()).src().isEmpty();
    }

    /** Whether a section is the one that carries the page's main headline. */
    public boolean isFirst(Section section) {
        return !page.sections().isEmpty() && page.sections().getFirst() == section;
    }

    public boolean shows(Section section) {
        return Visible.is(section);
    }

    public boolean shows(Item.Tier tier) {
        return Visible.is(tier);
    }

    /** The section's id as a place to link to; null, which leaves the attribute out, if it has none. */
    public @Nullable String anchor(Section section) {
        return section.id().isEmpty() ? null : section.id();
    }

    /** What a kind of section is called. */
    public String kind(Section section) {
        return section.getClass().getAnnotation(Labelled.class).title();
    }

    /** The first section with contact details that visitors can find, for the foot of every page. */
    public Section.@Nullable Contact contact() {
        return storefront.pages().stream()
                .filter(Page::enabled)
                .flatMap(each -> each.sections().stream())
                .filter(Section.Contact.class::isInstance)
                .map(Section.Contact.class::cast)
                .findFirst()
                .orElse(null);
    }

    public Facts facts() {
        return facts;
    }

    /** The language of the content as a BCP 47 tag. */
    public String language() {
        return language.tag();
    }

    /** How lines run; null, which leaves the attribute out, where they run as usual. */
    public @Nullable String direction() {
        return language.isRightToLeft() ? "rtl" : null;
    }

    /** What search engines are told, as JSON-LD; empty if there is nothing to tell. */
    public String structuredData() {
        return StructuredData.of(site, page, facts, contact());
    }
}
