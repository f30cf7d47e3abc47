package dev.stet.jsonmerge;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that operations change. A container is copied the first time that it is changed, and changed in place after
 * that: so the document that it began with stays as it was, what did not change is shared with it, and many operations
 * on a long list copy the list once.
 */
final class PatchTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<JsonNode> copied = Collections.newSetFromMap(new IdentityHashMap<>());
    private JsonNode root;

    /** An operation does not fit the document. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    PatchTree(JsonNode root) {
        this.root = root;
    }

    JsonNode root() {
        return root;
    }

    JsonNode find(List<String> steps) {
        JsonNode found = root;
        for (String step : steps) {
            found = child(steps, found, step);
        }
        return found;
    }

    /** Adds the value and gives what it replaced: the old value of a member, or the old document. */
    @Nullable
    JsonNode add(List<String> steps, JsonNode value) {
        if (steps.isEmpty()) {
            return replaceRoot(value);
        }
        String last = steps.getLast();
        JsonNode parent = changeableParent(steps);
        if (parent instanceof ArrayNode array) {
            array.insert("-".equals(last) ? array.size() : index(steps, last, array.size()), value);
            return null;
        }
        return ((ObjectNode) parent).replace(last, value);
    }

    JsonNode remove(List<String> steps) {
        if (steps.isEmpty()) {
            throw new Refused("the whole document cannot be removed");
        }
        JsonNode old = find(steps);
        String last = steps.getLast();
        JsonNode parent = changeableParent(steps);
        if (parent instanceof ArrayNode array) {
            array.remove(index(steps, last, array.size() - 1));
        } else {
            ((ObjectNode) parent).remove(last);
        }
        return old;
    }

    JsonNode replace(List<String> steps, JsonNode value) {
        JsonNode old = find(steps);
        if (steps.isEmpty()) {
            return replaceRoot(value);
        }
        put(steps, changeableParent(steps), steps.getLast(), value);
        return old;
    }

    private JsonNode replaceRoot(JsonNode value) {
        JsonNode old = root;
        root = value;
        return old;
    }

    /** The array or object around the place, copied down from the root where it was not copied before. */
    private JsonNode changeableParent(List<String> steps) {
        root = changeable(root);
        JsonNode parent = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            JsonNode inner = child(steps, parent, step);
            JsonNode copy = changeable(inner);
            if (copy != inner) {
                put(steps, parent, step, copy);
            }
            parent = copy;
        }
        return parent;
    }

    private JsonNode changeable(JsonNode value) {
        if (copied.contains(value)) {
            return value;
        }
        JsonNode copy;
        if (value instanceof ArrayNode array) {
            copy = NODES.arrayNode(array.size()).addAll(array);
        } else if (value instanceof ObjectNode object) {
            copy = NODES.objectNode().setAll(object);
        } else {
            throw new Refused("leads through a value that has no members");
        }
        copied.add(copy);
        return copy;
    }

    private void put(List<String> steps, JsonNode parent, String step, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            array.set(index(steps, step, array.size() - 1), value);
        } else {
            ((ObjectNode) parent).set(step, value);
        }
    }

    private JsonNode child(List<String> steps, JsonNode from, String step) {
        if (from instanceof ArrayNode array) {
            return array.get(index(steps, step, array.size() - 1));
        }
        if (!(from instanceof ObjectNode object)) {
            throw new Refused("leads through a value that has no members");
        }
        JsonNode found = object.get(step);
        if (found == null) {
            throw new Refused("leads nowhere: no member is called " + CanonicalJson.quote(step));
        }
        return found;
    }

    /** @param steps the whole pointer, for the error */
    private int index(List<String> steps, String step, int limit) {
        int index = Pointer.index(step, limit);
        if (index < 0) {
            throw new Refused("there is no index " + CanonicalJson.quote(step) + IndexHint.of(root, steps));
        }
        return index;
    }
}
