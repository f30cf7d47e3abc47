package dev.stet.jsonmerge;

import tools.jackson.databind.JsonNode;

/** What a merge comes to. */
public sealed interface MergeResult permits Clean, Conflicted {
    /** The merged document; with conflicts, theirs and every change of yours that conflicts with nothing. */
    JsonNode tree();
}
