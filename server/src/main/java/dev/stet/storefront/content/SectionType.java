package dev.stet.storefront.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The nine kinds of section. */
public enum SectionType {
    HERO(Section.Hero.class),
    TEXT(Section.Text.class),
    GALLERY(Section.Gallery.class),
    TESTIMONIALS(Section.Testimonials.class),
    FAQ(Section.Faq.class),
    CONTACT(Section.Contact.class),
    CTA(Section.Cta.class),
    PRICING(Section.Pricing.class),
    FEATURES(Section.Features.class);

    public final Class<? extends Section> record;
    private final String type = name().toLowerCase(Locale.ROOT);

    SectionType(Class<? extends Section> record) {
        this.record = record;
    }

    public static Optional<SectionType> of(String type) {
        return Arrays.stream(values())
                .filter(known -> known.toString().equals(type))
                .findFirst();
    }

    /** The kind that a record class is, if it is a section's. */
    public static Optional<SectionType> ofRecord(Class<?> record) {
        return Arrays.stream(values()).filter(known -> known.record == record).findFirst();
    }

    static SectionType of(Class<? extends Section> record) {
        return ofRecord(record).orElseThrow(() -> new IllegalStateException("Bug: no section type for " + record));
    }

    /** The type as it stands in content. */
    @Override
    public String toString() {
        return type;
    }
}
