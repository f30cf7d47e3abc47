package dev.stet.draft;

import dev.stet.jsonmerge.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Small edits of a storefront, in the words of the tests. */
public final class Samples {

    /** Two pages with one section. */
    public static final JsonNode SMALL_SITE = CanonicalJson.parse("""
            {"branding":{"primaryColor":"#000000"},"pages":[{"id":"home","sections":[{"id":"intro","type":"hero"}]},{"id":"about","sections":[]}]}
            """);

    private Samples() {}

    /** An edit that appends a text section with this id to the home page, or changes its headline. */
    public static UnaryOperator<JsonNode> section(String id, String headline) {
        return field(id, "headline", headline);
    }

    /** An edit that appends a text section with this id to the home page, or changes its content, a long one. */
    public static UnaryOperator<JsonNode> longText(String id, String text) {
        return field(id, "content", text);
    }

    private static UnaryOperator<JsonNode> field(String id, String name, String value) {
        return edit(content -> {
            ArrayNode sections = (ArrayNode) content.at("/pages/0/sections");
            for (JsonNode section : sections) {
                if (section.path("id").asString().equals(id)) {
                    ((ObjectNode) section).put(name, value);
                    return;
                }
            }
            sections.addObject().put("id", id).put("type", "text").put(name, value);
        });
    }

    /** A content with one more empty text section on the named page. */
    public static JsonNode sectionOn(JsonNode content, String page, String id) {
        JsonNode copy = content.deepCopy();
        for (JsonNode candidate : copy.path("pages")) {
            if (candidate.path("id").asString().equals(page)) {
                ((ObjectNode) candidate)
                        .withArray("sections")
                        .addObject()
                        .put("id", id)
                        .put("type", "text");
            }
        }
        return copy;
    }

    /** An edit that adds a text section whose content has this many characters to the home page. */
    public static UnaryOperator<JsonNode> longSection(String id, int length) {
        return edit(content -> ((ArrayNode) content.at("/pages/0/sections"))
                .addObject()
                .put("id", id)
                .put("type", "text")
                .put("content", "x".repeat(length)));
    }

    /** A JSON Patch that adds so many long text sections to the home page. */
    public static String manySectionsPatch(String prefix, int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        "{'op':'add','path':'/pages/0/sections/-','value':{'id':'%s-%d','type':'text','content':'%s'}}"
                                .formatted(prefix, number, "x".repeat(length))
                                .replace('\'', '"'))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** An edit that puts these sections of the home page first, in this order. */
    public static UnaryOperator<JsonNode> sectionsFirst(String... ids) {
        return edit(content -> {
            ArrayNode sections = (ArrayNode) content.at("/pages/0/sections");
            List<JsonNode> items = new ArrayList<>(sections.values());
            // the sort is stable: the others keep their order
            List<String> first = List.of(ids).reversed();
            items.sort(Comparator.comparingInt(
                    item -> -first.indexOf(item.path("id").asString())));
            sections.removeAll();
            sections.addAll(items);
        });
    }

    public static UnaryOperator<JsonNode> color(String primary) {
        return edit(content -> content.withObject("branding").put("primaryColor", primary));
    }

    public static UnaryOperator<JsonNode> accent(String accent) {
        return edit(content -> content.withObject("branding").put("accentColor", accent));
    }

    private static UnaryOperator<JsonNode> edit(Consumer<ObjectNode> change) {
        return content -> {
            ObjectNode copy = (ObjectNode) content.deepCopy();
            change.accept(copy);
            return copy;
        };
    }

    /** The headline of a home section, or an empty text. */
    public static String headline(JsonNode content, String id) {
        for (JsonNode section : content.at("/pages/0/sections")) {
            if (section.path("id").asString().equals(id)) {
                return section.path("headline").asString("");
            }
        }
        return "";
    }

    public static JsonNode json(String text) {
        return CanonicalJson.parse(text.replace('\'', '"'));
    }
}
