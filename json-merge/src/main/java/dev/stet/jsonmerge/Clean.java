package dev.stet.jsonmerge;

import tools.jackson.databind.JsonNode;

/** Both sides are in the tree, completely. */
public record Clean(JsonNode tree) implements MergeResult {}
