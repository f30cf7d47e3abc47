package dev.stet.jsonmerge;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * The difference of two documents: a patch for programs, and paths for people.
 *
 * @param patch RFC 6902; empty if the documents are equal
 * @param changedPaths where the documents differ, as {@link IdPath id paths}: each value that was added, removed or
 *     replaced, and each list whose items changed places among each other; at most as many as were asked for
 */
public record JsonDifference(ArrayNode patch, List<String> changedPaths) {}
