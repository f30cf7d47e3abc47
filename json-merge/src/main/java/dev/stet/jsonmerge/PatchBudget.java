package dev.stet.jsonmerge;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one patch may copy, and how deep it may nest, rule P7: a few copies of copies would fill any memory. */
final class PatchBudget {
    static final int MAX_DEPTH = 500;
    private static final long MAX_WEIGHT = 4_000_000;

    private long weight;

    /** Whether the value may stand inside so many arrays and objects. */
    static boolean fits(JsonNode value, int around) {
        if (!value.isContainer()) {
            return around <= MAX_DEPTH;
        }
        if (around >= MAX_DEPTH) {
            return false;
        }
        for (JsonNode below : value) {
            if (!fits(below, around + 1)) {
                return false;
            }
        }
        return true;
    }

    /** Takes the weight of the value from what is left; false if that is not enough. */
    boolean pays(JsonNode value) {
        weight += 1 + (value.isString() ? value.stringValue().length() : 0);
        if (value instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> weight += name.length());
        }
        if (weight > MAX_WEIGHT) {
            return false;
        }
        for (JsonNode below : value) {
            if (!pays(below)) {
                return false;
            }
        }
        return true;
    }
}
