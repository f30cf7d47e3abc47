package dev.stet.jsonmerge;

import tools.jackson.databind.JsonNode;

/** The result of a merge. */
public sealed interface MergeResult permits Clean, Conflicted {
    /** The merged document; with conflicts, theirs and every change of yours that conflicts with nothing. */
    JsonNode tree();
}
