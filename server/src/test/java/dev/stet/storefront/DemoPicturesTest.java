package dev.stet.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.storefront.content.ContentReader;
import dev.stet.storefront.content.Section;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DemoPicturesTest {

    private static final ObjectNode DEMO = StarterContent.demo();
    private static final JsonNode SIZES =
            JsonMapper.shared().readTree(DemoPicturesTest.class.getResourceAsStream("/demo/pictures.json"));

    private static Stream<String> pictures() {
        return Stream.of("url", "imageUrl", "backgroundImageUrl")
                .flatMap(field -> DEMO.findValuesAsString(field).stream())
                .filter(url -> !url.isEmpty());
    }

    @Test
    void areThereInAllSizes() {
        List<String> known = SIZES.propertyNames().stream().toList();
        assertThat(pictures()).isNotEmpty().allMatch(known::contains);
        SIZES.forEachEntry((url, facts) -> {
            assertThat(DemoPicturesTest.class.getResource("/static" + url))
                    .as(url)
                    .isNotNull();
            facts.path("smaller")
                    .forEach(width -> assertThat(DemoPicturesTest.class.getResource(
                                    "/static" + url.replace(".jpg", "-" + width.asInt() + ".jpg")))
                            .as(url + " " + width)
                            .isNotNull());
        });
    }

    @Test
    void areDescribed() {
        assertThat(ContentReader.read(DEMO).pages().stream()
                        .flatMap(page -> page.sections().stream())
                        .filter(Section.Gallery.class::isInstance)
                        .flatMap(gallery -> ((Section.Gallery) gallery).images().stream()))
                .isNotEmpty()
                .allMatch(image -> image.alt().length() > 20);
    }
}
