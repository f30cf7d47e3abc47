package dev.stet.storefront.rules;

import dev.stet.draft.Violation;
import dev.stet.storefront.content.PageId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules that a schema cannot state: an id names one thing, and there is always a home page. */
final class Identities {

    private Identities() {}

    static void check(JsonNode content, List<Violation> found) {
        JsonNode pages = content.path("pages");
        uniqueIds(pages, "/pages", "Every page may be there once. Remove the second “%s”.", new HashSet<>(), found);
        Set<String> sections = new HashSet<>();
        pages.forEach(page -> {
            String at = "/pages/" + id(page) + "/sections";
            String remedy = "Another section of this storefront has the id “%s”. Give this one its own.";
            uniqueIds(page.path("sections"), at, remedy, sections, found);
            page.path("sections").forEach(section -> uniqueBelow(section, at + "/" + id(section), found));
        });
        homePage(pages, found);
    }

    /** Ids in the lists of a section, and in the lists of their entries. */
    private static void uniqueBelow(JsonNode node, String at, List<Violation> found) {
        node.forEachEntry((field, list) -> {
            if (list.isArray()) {
                String path = at + "/" + field;
                String remedy = "Another entry of this list has the id “%s”. Give this one its own.";
                uniqueIds(list, path, remedy, new HashSet<>(), found);
                list.forEach(item -> uniqueBelow(item, path + "/" + id(item), found));
            }
        });
    }

    private static void uniqueIds(JsonNode list, String path, String remedy, Set<String> seen, List<Violation> found) {
        list.forEach(entry -> {
            String id = id(entry);
            if (!id.isEmpty() && !seen.add(id) && found.size() < StorefrontRules.MOST) {
                found.add(new Violation(path + "/" + id + "/id", remedy.formatted(id)));
            }
        });
    }

    private static void homePage(JsonNode pages, List<Violation> found) {
        String home = PageId.HOME.toString();
        pages.valueStream()
                .filter(page -> id(page).equals(home))
                .findFirst()
                .ifPresentOrElse(
                        page -> {
                            if (page.path("enabled").isBoolean()
                                    && !page.path("enabled").asBoolean()) {
                                found.add(new Violation(
                                        "/pages/home/enabled",
                                        "The home page cannot be hidden: it is where visitors arrive."));
                            }
                        },
                        () -> {
                            if (pages.isArray()) {
                                found.add(new Violation(
                                        "/pages", "The home page is missing. Put it back; it cannot be removed."));
                            }
                        });
    }

    private static String id(JsonNode node) {
        return node.path("id").stringValue("");
    }
}
