package dev.stet.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.storefront.content.Branding;
import dev.stet.storefront.content.Item;
import dev.stet.storefront.content.Page;
import dev.stet.storefront.content.SectionType;
import dev.stet.storefront.content.Storefront;
import dev.stet.storefront.content.Widget;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class StorefrontSchemaTest {

    private static final StorefrontSchema SCHEMA = new StorefrontSchema();
    private static final JsonNode JSON = SCHEMA.json();

    static Stream<Class<?>> records() {
        Stream<Class<?>> sections = Arrays.stream(SectionType.values()).map(type -> type.record);
        Stream<Class<?>> items = Arrays.stream(Item.class.getPermittedSubclasses());
        return Stream.of(Stream.of(Page.class, Branding.class), sections, items).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("records")
    void hasTheFieldsOfTheTypesInTheirOrder(Class<?> record) {
        JsonNode properties = JSON.path("$defs").path(record.getSimpleName()).path("properties");
        assertThat(properties.propertyNames().stream().filter(name -> !name.equals("type")))
                .containsExactlyElementsOf(names(record));
        int order = 0;
        for (String name : names(record)) {
            assertThat(properties.path(name).path("x-order").asInt()).isEqualTo(order++);
            assertThat(properties.path(name).path("title").asString("")).isNotBlank();
        }
    }

    /** The contract of the content, word for word. */
    @Test
    void hasTheSectionsAsDesigned() {
        Map<String, List<String>> designed = Map.of(
                "hero", List.of("headline", "subheadline", "ctaText", "ctaLink", "backgroundImageUrl"),
                "text", List.of("headline", "content", "imageUrl", "imagePosition"),
                "gallery", List.of("headline", "images"),
                "testimonials", List.of("headline", "items"),
                "faq", List.of("headline", "items"),
                "contact", List.of("headline", "email", "phone", "address", "hours"),
                "cta", List.of("headline", "subheadline", "ctaText", "ctaLink"),
                "pricing", List.of("headline", "tiers"),
                "features", List.of("headline", "items"));
        assertThat(SectionType.values()).hasSize(designed.size());
        for (SectionType type : SectionType.values()) {
            assertThat(names(type.record).stream().filter(name -> !name.equals("id")))
                    .containsExactlyElementsOf(designed.get(type.toString()));
        }
    }

    @Test
    void isOneClosedDocument() {
        assertThat(JSON.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(JSON.findValues("properties"))
                .hasSameSizeAs(JSON.findValues("additionalProperties"))
                .hasSize(2 + (int) records().count() - 1);
        assertThat(JSON.findValues("additionalProperties")).allMatch(node -> !node.asBoolean());
        assertThat(JSON.findValuesAsString("$ref"))
                .allSatisfy(ref ->
                        assertThat(JSON.at(ref.substring(1)).isObject()).as(ref).isTrue());
        assertThat(JSON.at("/$defs/Section/oneOf")).hasSize(9);
        assertThat(names(Storefront.class)).containsExactly("schema", "language", "branding", "pages");
    }

    @Test
    void namesOnlyInputsThatAreKnown() {
        List<String> known = Arrays.stream(Widget.values()).map(Widget::hint).toList();
        assertThat(JSON.findValuesAsString("x-widget")).isNotEmpty().allMatch(known::contains);
        assertThat(JSON.at("/$defs/Text/properties/content/x-widget").asString())
                .isEqualTo("markdown");
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheSchemaOfOneSectionOnItsOwn(SectionType type) {
        JsonNode section = SCHEMA.section(type);
        assertThat(section.at(section.path("$ref").asString().substring(1))
                        .at("/properties/type/const")
                        .asString())
                .isEqualTo(type.toString());
        assertThat(section.findValuesAsString("$ref"))
                .allSatisfy(ref ->
                        assertThat(section.at(ref.substring(1)).isObject()).isTrue());
    }

    private static List<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
