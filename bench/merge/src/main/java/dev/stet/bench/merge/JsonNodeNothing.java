package dev.stet.bench.merge;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** What a benchmark's field holds before its setup. */
final class JsonNodeNothing {
    static final JsonNode NOTHING = NullNode.getInstance();

    private JsonNodeNothing() {}
}
