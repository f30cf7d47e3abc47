package dev.stet.draft;

import dev.stet.jsonmerge.IdPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What no draft may hold, whatever it is a draft of: PostgreSQL or another reader could not give it back. */
final class JsonLimits {

    static final int MAX_DEPTH = 64;

    /** Of the canonical text in UTF-8. */
    static final int MAX_BYTES = 1 << 20;

    /** More than a person would read; a hostile content could have millions. */
    private static final int MOST = 50;

    private final List<Violation> violations = new ArrayList<>();

    private JsonLimits() {}

    /** @param valid a tree within the limits, or null: what is the same object at the same place is not looked into */
    static List<Violation> violations(JsonNode tree, @Nullable JsonNode valid) {
        JsonLimits limits = new JsonLimits();
        limits.check(tree, valid, null, 1);
        return limits.violations;
    }

    /** A step to a value. Paths are spelt out for violations only: a long name above many values would be copied each time. */
    private record Place(@Nullable Place parent, String name) {
        String path() {
            String above = parent == null ? "" : parent.path();
            // a name that holds what is complained of could not be answered with
            return IdPath.child(above, name.length() > 100 ? name.substring(0, 100) + "…" : name)
                    .replace('\0', '\uFFFD')
                    .replaceAll("\\p{Cs}", "\uFFFD");
        }
    }

    private void check(JsonNode node, @Nullable JsonNode valid, @Nullable Place place, int depth) {
        if (node == valid || violations.size() >= MOST) {
            return;
        }
        if (node.isContainer() && depth > MAX_DEPTH) {
            add(place, "This is nested deeper than " + MAX_DEPTH + " levels.");
        } else if (node.isObject()) {
            node.properties().forEach(member -> {
                Place below = new Place(place, member.getKey());
                text(member.getKey(), below);
                check(member.getValue(), valid == null ? null : valid.get(member.getKey()), below, depth + 1);
            });
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                JsonNode item = node.get(index);
                String id = item.path("id").asString(Integer.toString(index));
                check(item, valid == null ? null : valid.get(index), new Place(place, id), depth + 1);
            }
        } else if (node.isString()) {
            text(node.asString(), place);
        }
    }

    private void text(String text, @Nullable Place place) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0) {
                add(place, "This text holds the character NUL; take it out.");
                return;
            }
            if (Character.isSurrogate(character)) {
                if (!Character.isHighSurrogate(character)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    add(place, "This text holds half a character (a lone surrogate); take it out.");
                    return;
                }
                at++;
            }
        }
    }

    private void add(@Nullable Place place, String message) {
        if (violations.size() < MOST) {
            violations.add(new Violation(place == null ? "" : place.path(), message));
        }
    }
}
