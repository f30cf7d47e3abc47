package dev.stet.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a draft may hold. */
@FunctionalInterface
public interface ContentRules {

    /**
     * What breaks the rules; empty for a valid content. The trees are not changed.
     *
     * @param valid a content that keeps the rules, or null: what is the same object in both need not be checked again
     */
    List<Violation> violations(JsonNode content, @Nullable JsonNode valid);
}
