package dev.stet.draft;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a draft may hold. */
@FunctionalInterface
public interface ContentRules {

    /** What breaks the rules; empty for a valid content. The tree is not changed. */
    List<Violation> violations(JsonNode content);
}
