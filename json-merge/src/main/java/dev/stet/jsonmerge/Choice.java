package dev.stet.jsonmerge;

import tools.jackson.databind.JsonNode;

/** How a person decides a conflict. */
public sealed interface Choice {
    /** One side as it is. */
    enum Take implements Choice {
        YOURS,
        THEIRS
    }

    /** Something made by hand; not for every kind, see {@link ConflictKind#allowsValue}. */
    record Value(JsonNode value) implements Choice {}

    static Choice yours() {
        return Take.YOURS;
    }

    static Choice theirs() {
        return Take.THEIRS;
    }

    static Choice value(JsonNode value) {
        return new Value(value);
    }

    /** Reads {@code "yours"}, {@code "theirs"} or {@code {"value": …}}. */
    static Choice of(JsonNode json) {
        if (json.isString() && "yours".equals(json.stringValue())) {
            return Take.YOURS;
        }
        if (json.isString() && "theirs".equals(json.stringValue())) {
            return Take.THEIRS;
        }
        JsonNode value = json.get("value");
        if (value == null || json.size() != 1) {
            throw new IllegalArgumentException("a choice is \"yours\", \"theirs\" or {\"value\": …}");
        }
        return new Value(value);
    }
}
