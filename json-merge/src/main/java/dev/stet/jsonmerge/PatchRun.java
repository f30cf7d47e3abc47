package dev.stet.jsonmerge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A document while a patch runs over it. Works on a copy; remembers how to undo each operation. */
final class PatchRun {
    private final JsonNodeFactory nodes;
    private final PatchBudget budget = new PatchBudget();
    private final Deque<ArrayNode> undo = new ArrayDeque<>();
    private JsonNode document;
    private int operation;
    private String op = "";
    private String path = "";

    PatchRun(JsonNode document, JsonNodeFactory nodes) {
        this.document = document.deepCopy();
        this.nodes = nodes;
    }

    JsonNode document() {
        return document;
    }

    /** The inverses, last operation first. */
    ArrayNode inverse() {
        ArrayNode inverse = nodes.arrayNode();
        undo.forEach(inverse::addAll);
        return inverse;
    }

    void apply(int index, JsonNode step) {
        operation = index;
        op = "";
        path = "";
        op = text(step, "op");
        path = text(step, "path");
        ArrayNode back = nodes.arrayNode();
        switch (op) {
            case "add" -> add(path, fitting(value(step)), back);
            case "remove" -> PatchOps.add(back, path, remove(path));
            case "replace" -> PatchOps.replace(back, path, replace(path, fitting(value(step))));
            case "move" -> move(text(step, "from"), back);
            case "copy" -> add(path, paid(fitting(find(text(step, "from")))).deepCopy(), back);
            case "test" -> test(value(step));
            default -> throw error("no such operation");
        }
        undo.push(back);
    }

    private void test(JsonNode expected) {
        if (!CanonicalJson.equal(find(path), expected)) {
            throw error("the value there is another one");
        }
    }

    private void move(String from, ArrayNode back) {
        JsonNode value = find(from);
        if (path.startsWith(from + "/")) {
            throw error("cannot move into itself");
        }
        if (path.equals(from)) {
            return;
        }
        if (from.startsWith(path + "/")) {
            moveOutwards(from, value, back);
            return;
        }
        if (steps(path).size() > steps(from).size()) {
            // only a move that leads deeper can nest too deep, and only that is looked at
            paid(fitting(value));
        }
        remove(from);
        ArrayNode addedBack = nodes.arrayNode();
        String target = add(path, value, addedBack);
        JsonNode undoAdd = addedBack.get(0);
        PatchOps.move(back, target, from);
        if ("replace".equals(undoAdd.get("op").stringValue())) {
            PatchOps.add(back, target, undoAdd.get("value"));
        }
    }

    /** A move to a place around it: the way back would be a move into itself, so it is spelt out. */
    private void moveOutwards(String from, JsonNode value, ArrayNode back) {
        JsonNode around = paid(find(path)).deepCopy();
        remove(from);
        add(path, value, back);
        if ("replace".equals(back.get(0).get("op").stringValue())) {
            back.removeAll();
            PatchOps.replace(back, path, around);
        } else {
            PatchOps.add(back, from, value.deepCopy());
        }
    }

    /** Adds the value and says where it is now. */
    private String add(String pointer, JsonNode value, ArrayNode back) {
        List<String> steps = steps(pointer);
        if (steps.isEmpty()) {
            PatchOps.replace(back, "", document);
            document = value;
            return "";
        }
        JsonNode parent = parent(steps);
        String last = steps.getLast();
        if (parent instanceof ArrayNode array) {
            int index = "-".equals(last) ? array.size() : index(last, array.size());
            array.insert(index, value);
            String at = pointer.substring(0, pointer.lastIndexOf('/') + 1) + index;
            PatchOps.remove(back, at);
            return at;
        }
        JsonNode old = object(parent).replace(last, value);
        if (old == null) {
            PatchOps.remove(back, pointer);
        } else {
            PatchOps.replace(back, pointer, old);
        }
        return pointer;
    }

    private JsonNode remove(String pointer) {
        List<String> steps = steps(pointer);
        if (steps.isEmpty()) {
            throw error("the whole document cannot be removed");
        }
        JsonNode parent = parent(steps);
        if (parent instanceof ArrayNode array) {
            return array.remove(index(steps.getLast(), array.size() - 1));
        }
        return present(object(parent).remove(steps.getLast()));
    }

    private JsonNode replace(String pointer, JsonNode value) {
        JsonNode old = find(pointer);
        List<String> steps = steps(pointer);
        if (steps.isEmpty()) {
            document = value;
        } else if (parent(steps) instanceof ArrayNode array) {
            array.set(index(steps.getLast(), array.size() - 1), value);
        } else {
            object(parent(steps)).set(steps.getLast(), value);
        }
        return old;
    }

    private JsonNode find(String pointer) {
        JsonNode found = document;
        for (String step : steps(pointer)) {
            found = step(found, step);
        }
        return found;
    }

    private JsonNode parent(List<String> steps) {
        JsonNode found = document;
        for (String step : steps.subList(0, steps.size() - 1)) {
            found = step(found, step);
        }
        return found;
    }

    private JsonNode step(JsonNode from, String step) {
        if (from instanceof ArrayNode array) {
            return array.get(index(step, array.size() - 1));
        }
        return present(object(from).get(step));
    }

    private int index(String step, int limit) {
        int index = Pointer.index(step, limit);
        if (index < 0) {
            throw error("no such index: " + step);
        }
        return index;
    }

    private ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw error("leads through a value that has no members");
    }

    private JsonNode present(@Nullable JsonNode node) {
        if (node == null) {
            throw error("leads nowhere");
        }
        return node;
    }

    private List<String> steps(String pointer) {
        try {
            return Pointer.steps(pointer);
        } catch (IllegalArgumentException e) {
            throw error("not a JSON Pointer: " + e.getMessage());
        }
    }

    private String text(JsonNode step, String member) {
        JsonNode value = step.get(member);
        if (value == null || !value.isString()) {
            throw error("no " + member);
        }
        return value.stringValue();
    }

    private JsonNode value(JsonNode step) {
        JsonNode value = step.get("value");
        if (value == null) {
            throw error("no value");
        }
        // a later operation may work inside it
        return value.deepCopy();
    }

    /** The value, if the document is not too deep with it at the operation's path. */
    private JsonNode fitting(JsonNode value) {
        if (!PatchBudget.fits(value, steps(path).size())) {
            throw error("nests deeper than " + PatchBudget.MAX_DEPTH);
        }
        return value;
    }

    private JsonNode paid(JsonNode value) {
        if (!budget.pays(value)) {
            throw error("copies more than a patch may");
        }
        return value;
    }

    private PatchException error(String what) {
        return new PatchException(operation, op, path, what);
    }
}
