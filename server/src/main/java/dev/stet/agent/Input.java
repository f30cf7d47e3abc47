package dev.stet.agent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The inputs of an action, read with errors that say what to mend. */
final class Input {

    private final JsonNode object;

    private Input(JsonNode object) {
        this.object = object;
    }

    /** @param names the inputs that the action knows; any other is refused */
    static Input of(JsonNode object, String... names) {
        Set<String> unknown = new TreeSet<>(object.propertyNames());
        unknown.removeAll(List.of(names));
        if (!unknown.isEmpty()) {
            String known = names.length == 0 ? "none of its own" : String.join(", ", names);
            throw new ActionInputException(
                    unknown.iterator().next(), "This input is not known here; the action takes " + known + ".");
        }
        return new Input(object);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> new ActionInputException(name, "This input is needed, a text."));
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(node -> {
            if (!node.isString()) {
                throw new ActionInputException(name, "This is a text.");
            }
            return node.asString();
        });
    }

    /** A list of texts; empty if there is none. */
    List<String> texts(String name) {
        JsonNode list = optional(name).orElse(JsonNodeFactory.instance.arrayNode());
        if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
            throw new ActionInputException(name, "This is a list of ids.");
        }
        return list.valueStream().map(JsonNode::asString).toList();
    }

    boolean flag(String name) {
        JsonNode node = optional(name)
                .filter(JsonNode::isBoolean)
                .orElseThrow(() -> new ActionInputException(name, "This input is needed, true or false."));
        return node.asBoolean();
    }

    /** A place in a list: from 0 to {@code most}. */
    Optional<Integer> optionalIndex(String name, int most) {
        return optional(name).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < 0 || node.asInt() > most) {
                throw new ActionInputException(name, "This is a place from 0 to " + most + ".");
            }
            return node.asInt();
        });
    }

    int index(String name, int most) {
        return optionalIndex(name, most)
                .orElseThrow(
                        () -> new ActionInputException(name, "This input is needed, a place from 0 to " + most + "."));
    }

    ObjectNode object(String name) {
        JsonNode node = optional(name)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new ActionInputException(name, "This input is needed, an object."));
        return (ObjectNode) node.deepCopy();
    }

    private Optional<JsonNode> optional(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }
}
