package dev.stet.storefront.rules;

import dev.stet.jsonmerge.IdPath;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Names places by ids instead of numbers: {@code /pages/0/sections/2} becomes {@code /pages/home/sections/hero-1}. */
final class ReadablePath {

    private ReadablePath() {}

    /** The place with the id of each list entry that has one; an index stays where there is no id. */
    static String of(JsonNode content, String pointer) {
        String path = "";
        JsonNode node = content;
        for (JsonPointer rest = JsonPointer.compile(pointer); !rest.matches(); rest = rest.tail()) {
            String step = rest.getMatchingProperty();
            JsonNode next = node.isArray() ? node.path(rest.getMatchingIndex()) : node.path(step);
            String id = node.isArray() ? next.path("id").stringValue("") : "";
            path = IdPath.child(path, id.isEmpty() ? step : id);
            node = next;
        }
        return path;
    }
}
