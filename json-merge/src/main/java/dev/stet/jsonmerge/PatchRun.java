package dev.stet.jsonmerge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A patch while it runs over a document; remembers how to undo each operation. */
final class PatchRun {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PatchTree tree;
    private final PatchBudget budget = new PatchBudget();
    private final Deque<ArrayNode> undo = new ArrayDeque<>();

    /** One operation, its members checked. */
    private record Operation(JsonNode members, String op, String path, List<String> steps) {
        JsonNode value() {
            JsonNode value = members.get("value");
            if (value == null) {
                throw new PatchTree.Refused("no value");
            }
            return value;
        }

        String from() {
            return text(members, "from");
        }

        /** The value, if the document is not too deep with it at the operation's path. */
        JsonNode fitting(JsonNode value) {
            if (!PatchBudget.fits(value, steps.size())) {
                throw new PatchTree.Refused("nests deeper than " + PatchBudget.MAX_DEPTH);
            }
            return value;
        }
    }

    PatchRun(JsonNode document) {
        tree = new PatchTree(document);
    }

    JsonNode document() {
        return tree.root();
    }

    /** The inverses, last operation first. */
    ArrayNode inverse() {
        ArrayNode inverse = NODES.arrayNode();
        undo.forEach(inverse::addAll);
        return inverse;
    }

    void apply(int index, JsonNode members) {
        String op = "";
        String path = "";
        try {
            op = text(members, "op");
            path = text(members, "path");
            ArrayNode back = NODES.arrayNode();
            apply(new Operation(members, op, path, steps(path)), back);
            undo.push(back);
        } catch (PatchTree.Refused refused) {
            throw new PatchException(index, op, path, String.valueOf(refused.getMessage()));
        }
    }

    private void apply(Operation operation, ArrayNode back) {
        String path = operation.path();
        List<String> steps = operation.steps();
        switch (operation.op()) {
            case "add" -> add(operation, operation.fitting(operation.value()), back);
            case "remove" -> PatchOps.add(back, path, tree.remove(steps));
            case "replace" -> PatchOps.replace(back, path, tree.replace(steps, operation.fitting(operation.value())));
            case "move" -> move(operation, back);
            case "copy" -> add(operation, copy(operation), back);
            case "test" -> test(operation);
            default -> throw new PatchTree.Refused("no such operation");
        }
    }

    private void test(Operation operation) {
        if (!CanonicalJson.equal(tree.find(operation.steps()), operation.value())) {
            throw new PatchTree.Refused("the value there is another one");
        }
    }

    /** A real copy: what was copied before may be changed in place, and must not be at two places. */
    private JsonNode copy(Operation operation) {
        JsonNode value = tree.find(steps(operation.from()));
        return paid(operation.fitting(value)).deepCopy();
    }

    private void move(Operation operation, ArrayNode back) {
        String from = operation.from();
        String path = operation.path();
        List<String> source = steps(from);
        JsonNode value = tree.find(source);
        if (path.startsWith(from + "/")) {
            throw new PatchTree.Refused("cannot move into itself");
        }
        if (path.equals(from)) {
            return;
        }
        if (from.startsWith(path + "/")) {
            moveOutwards(operation, source, value, back);
            return;
        }
        if (operation.steps().size() > source.size()) {
            // only a move that leads deeper can nest too deep, and only that is looked at
            paid(operation.fitting(value));
        }
        tree.remove(source);
        ArrayNode addedBack = NODES.arrayNode();
        String target = add(operation, value, addedBack);
        JsonNode undoAdd = addedBack.get(0);
        PatchOps.move(back, target, from);
        if ("replace".equals(undoAdd.get("op").stringValue())) {
            PatchOps.add(back, target, undoAdd.get("value"));
        }
    }

    /** A move to a place around it: the way back would be a move into itself, so it is spelt out. */
    private void moveOutwards(Operation operation, List<String> source, JsonNode value, ArrayNode back) {
        JsonNode around = paid(tree.find(operation.steps())).deepCopy();
        tree.remove(source);
        add(operation, value, back);
        if ("replace".equals(back.get(0).get("op").stringValue())) {
            back.removeAll();
            PatchOps.replace(back, operation.path(), around);
        } else {
            PatchOps.add(back, operation.from(), value.deepCopy());
        }
    }

    /** Adds the value and says where it is now. */
    private String add(Operation operation, JsonNode value, ArrayNode back) {
        String at = operation.path();
        List<String> steps = operation.steps();
        @Nullable JsonNode old = tree.add(steps, value);
        if (old != null) {
            PatchOps.replace(back, at, old);
            return at;
        }
        if (!steps.isEmpty() && "-".equals(steps.getLast()) && endOf(steps) instanceof Integer end) {
            at = at.substring(0, at.length() - 1) + end;
        }
        PatchOps.remove(back, at);
        return at;
    }

    /** The index that "-" stood for when the value was added; null where it is the name of a member. */
    private @Nullable Integer endOf(List<String> steps) {
        return tree.find(steps.subList(0, steps.size() - 1)) instanceof ArrayNode array ? array.size() - 1 : null;
    }

    private JsonNode paid(JsonNode value) {
        if (!budget.pays(value)) {
            throw new PatchTree.Refused("copies more than a patch may");
        }
        return value;
    }

    private static String text(JsonNode members, String name) {
        JsonNode value = members.get(name);
        if (value == null || !value.isString()) {
            throw new PatchTree.Refused("no " + name);
        }
        return value.stringValue();
    }

    private static List<String> steps(String pointer) {
        if (!Pointer.isPointer(pointer)) {
            throw new PatchTree.Refused("not a JSON Pointer: " + pointer);
        }
        return Pointer.steps(pointer);
    }
}
