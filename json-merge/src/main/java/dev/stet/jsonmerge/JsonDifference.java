package dev.stet.jsonmerge;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * What leads from one document to another, for programs and for people.
 *
 * @param patch RFC 6902; empty if the documents are equal
 * @param changedPaths where the documents differ, as {@link IdPath id paths}: each value that was added, removed or
 *     replaced, and each list whose items changed places among each other; at most as many as were asked for
 */
public record JsonDifference(ArrayNode patch, List<String> changedPaths) {}
