package dev.stet.jsonmerge;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Somebody has to decide; the tree can be saved meanwhile. Conflicts are sorted by path, none is twice. */
public record Conflicted(JsonNode tree, List<Conflict> conflicts) implements MergeResult {
    public Conflicted {
        conflicts = List.copyOf(conflicts);
    }
}
