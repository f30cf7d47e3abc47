package dev.stet.draft;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What no draft may hold, whatever it is a draft of: PostgreSQL or another reader could not give it back. */
final class JsonLimits {

    static final int MAX_DEPTH = 64;

    /** Of the canonical text in UTF-8. */
    static final int MAX_BYTES = 1 << 20;

    private final List<Violation> violations = new ArrayList<>();

    private JsonLimits() {}

    static List<Violation> violations(JsonNode tree) {
        JsonLimits limits = new JsonLimits();
        limits.check(tree, "", 1);
        return limits.violations;
    }

    private void check(JsonNode node, String path, int depth) {
        if (node.isContainer() && depth > MAX_DEPTH) {
            violations.add(new Violation(path, "This is nested deeper than " + MAX_DEPTH + " levels."));
        } else if (node.isObject()) {
            node.properties().forEach(member -> {
                text(member.getKey(), path);
                check(member.getValue(), IdPath.child(path, member.getKey()), depth + 1);
            });
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                JsonNode item = node.get(index);
                String id = item.path("id").asString(Integer.toString(index));
                check(item, IdPath.child(path, id), depth + 1);
            }
        } else if (node.isString()) {
            text(node.asString(), path);
        }
    }

    private void text(String text, String path) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0) {
                violations.add(new Violation(path, "This text holds the character NUL; take it out."));
                return;
            }
            if (Character.isSurrogate(character)) {
                if (!Character.isHighSurrogate(character)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    violations.add(
                            new Violation(path, "This text holds half a character (a lone surrogate); take it out."));
                    return;
                }
                at++;
            }
        }
    }
}
