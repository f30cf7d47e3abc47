package dev.stet.jsonmerge;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A merge with conflicts for a person to decide; the tree can be saved meanwhile. Sorted by path, each path once. */
public record Conflicted(JsonNode tree, List<Conflict> conflicts) implements MergeResult {
    public Conflicted {
        conflicts = List.copyOf(conflicts);
    }
}
