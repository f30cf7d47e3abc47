package dev.stet.storefront.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.storefront.Sections;
import dev.stet.storefront.StarterContent;
import dev.stet.storefront.StorefrontSchema;
import dev.stet.storefront.content.ContentReader;
import dev.stet.storefront.content.Page;
import dev.stet.storefront.content.PageId;
import dev.stet.storefront.content.Section;
import dev.stet.storefront.content.SectionType;
import dev.stet.storefront.render.StorefrontRenderer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class StarterContentTest {

    private static final StorefrontRules RULES = new StorefrontRules(new StorefrontSchema(), new StorefrontRenderer());
    private static final ObjectNode DEMO = StarterContent.demo();

    private static List<Section> demoSections() {
        return ContentReader.read(DEMO).pages().stream()
                .flatMap(page -> page.sections().stream())
                .toList();
    }

    @Test
    void theDemoIsValidAndShowsEverything() {
        assertThat(RULES.violations(DEMO, null)).isEmpty();
        assertThat(ContentReader.read(DEMO).pages()).extracting(Page::id).containsExactly(PageId.values());
        assertThat(ContentReader.read(DEMO).pages()).allMatch(Page::enabled);
        assertThat(demoSections().stream().map(Section::type).distinct())
                .containsExactlyInAnyOrder(SectionType.values());
    }

    @Test
    void aNewTenantBeginsWithItsName() {
        ObjectNode content = StarterContent.of("Ö".repeat(300));
        assertThat(RULES.violations(content, null)).isEmpty();
        assertThat(content.at("/pages/0/sections/0/headline").asString()).isEqualTo("Ö".repeat(200));
        assertThat(ContentReader.read(content).pages()).hasSize(7);
    }

    @ParameterizedTest
    @EnumSource
    void aNewSectionIsValidAndHasItsListsAndAnIdOfItsOwn(SectionType type) {
        ObjectNode section = Sections.blank(type);
        ObjectNode content = StarterContent.of("Name");
        content.withArray("/pages/0/sections").add(section).add(Sections.blank(type));
        assertThat(RULES.violations(content, null)).isEmpty();
        assertThat(Arrays.stream(type.record.getRecordComponents())
                        .filter(field -> field.getType() == List.class)
                        .map(field -> section.path(field.getName())))
                .allMatch(JsonNode::isArray);
    }

    @Test
    void contentThatCannotBeReadIsReadAsFarAsItCanBe() {
        assertThat(ContentReader.read(JsonNodeFactory.instance.nullNode()).pages())
                .isEmpty();
        ObjectNode content = StarterContent.demo();
        content.put("branding", 7);
        content.withArray("/pages").add(7).addObject().put("id", "blog");
        content.withArray("/pages/0/sections").add("x").addObject().put("type", "banner");
        ((ObjectNode) content.at("/pages/0/sections/0")).put("headline", 7).put("unknown", true);
        ((ObjectNode) content.at("/pages/0/sections/2")).withArray("items").add(3);
        assertThat(ContentReader.read(content).pages()).hasSize(7);
        assertThat(ContentReader.read(content).pages().getFirst().sections()).hasSize(6);
        assertThat(ContentReader.read(content).pages().getFirst().sections().getFirst())
                .isInstanceOfSatisfying(Section.Hero.class, hero -> {
                    assertThat(hero.headline()).isEmpty();
                    assertThat(hero.ctaText()).isEqualTo("Book an evening");
                });
    }
}
