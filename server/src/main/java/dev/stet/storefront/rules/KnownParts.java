package dev.stet.storefront.rules;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parts of a content that a valid one has, too, as the same objects: they were checked before. */
final class KnownParts {

    private final Set<JsonNode> sections = Collections.newSetFromMap(new IdentityHashMap<>());
    private final @Nullable JsonNode valid;

    private KnownParts(@Nullable JsonNode valid) {
        this.valid = valid;
        if (valid != null) {
            valid.path("pages").forEach(page -> page.path("sections").forEach(sections::add));
        }
    }

    static KnownParts of(@Nullable JsonNode valid) {
        return new KnownParts(valid);
    }

    boolean has(JsonNode section) {
        return sections.contains(section);
    }

    /** Whether nothing differs but the insides of sections, each of which keeps its place and its type. */
    boolean haveAllAround(JsonNode content) {
        return valid != null && same(content, valid, "pages") && samePages(content.path("pages"), valid.path("pages"));
    }

    private static boolean samePages(JsonNode pages, JsonNode known) {
        boolean same = pages.size() == known.size();
        for (int i = 0; same && i < pages.size(); i++) {
            JsonNode page = pages.get(i);
            same = same(page, known.get(i), "sections")
                    && sameTypes(page.path("sections"), known.get(i).path("sections"));
        }
        return same;
    }

    private static boolean sameTypes(JsonNode sections, JsonNode known) {
        boolean same = sections.size() == known.size();
        for (int i = 0; same && i < sections.size(); i++) {
            JsonNode section = sections.get(i);
            same = section == known.get(i)
                    || (section.isObject()
                            && section.path("type").equals(known.get(i).path("type")));
        }
        return same;
    }

    /** Whether both have the same members, as the same objects except for one, which is of the same kind. */
    private static boolean same(JsonNode one, JsonNode other, String except) {
        if (one == other) {
            return true;
        }
        boolean same = one.isObject() && one.size() == other.size();
        for (Map.Entry<String, JsonNode> member : one.properties()) {
            JsonNode there = other.get(member.getKey());
            same = same
                    && there != null
                    && (member.getKey().equals(except)
                            ? there.getNodeType() == member.getValue().getNodeType()
                            : there == member.getValue());
        }
        return same;
    }
}
