package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes documents and edits of them in which moves, deletions, duplicates and text edits meet often. */
final class RandomEdits {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of(
            "we",
            "open",
            "at",
            "nine",
            "every",
            "day",
            "👨‍👩‍👧",
            "周",
            "一",
            "休",
            "\n",
            "- ",
            "#112233",
            "e\u0301",
            "[a](b.c)");
    private static final List<String> NAMES = List.of("n", "s", "o", "l", "m", "", "__proto__");
    /** Few ids, so that both sides add the same one, and so that one is added again after it was removed. */
    private static final int IDS = 14;

    private final SplittableRandom random;

    RandomEdits(SplittableRandom random) {
        this.random = random;
    }

    static Triple triple(SplittableRandom random) {
        var edits = new RandomEdits(random);
        ObjectNode base = edits.document();
        return new Triple(base, edits.edited(base), edits.edited(base));
    }

    ObjectNode document() {
        ObjectNode root = NODES.objectNode();
        root.set("s", text());
        List<String> free = new ArrayList<>();
        for (int i = 0; i < IDS; i++) {
            free.add("i" + i);
        }
        root.set("l", list(free, 0));
        if (random.nextInt(3) == 0) {
            root.set("o", NODES.objectNode().set("m", list(free, 1)));
        }
        return root;
    }

    ObjectNode edited(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        int edits = random.nextInt(5);
        for (int i = 0; i < edits; i++) {
            edit(copy);
        }
        return copy;
    }

    private void edit(ObjectNode root) {
        switch (random.nextInt(16)) {
            case 0, 1 -> editText(anyObject(root));
            case 2 -> anyObject(root).set("n", number());
            case 3 -> anyObject(root).set(any(NAMES), value());
            case 4 -> removeMember(anyObject(root));
            case 5, 6 -> insert(root, NODES.objectNode().put("id", "i" + random.nextInt(IDS)));
            case 7, 8 -> removeItem(root);
            case 9, 10 -> reorder(anyList(root));
            case 11, 12, 13 -> moveItem(root);
            case 14 -> insert(root, item("i" + random.nextInt(IDS)));
            default -> rare(root);
        }
    }

    private void rare(ObjectNode root) {
        switch (random.nextInt(4)) {
            case 0 -> anyList(root).add(random.nextInt(3));
            case 1 -> duplicate(root);
            case 2 -> anyObject(root).set("l", NODES.stringNode("was a list"));
            default -> anyList(root).removeAll();
        }
    }

    private ArrayNode list(List<String> free, int depth) {
        ArrayNode list = NODES.arrayNode();
        int size = random.nextInt(depth == 0 ? 5 : 3);
        for (int i = 0; i < size && !free.isEmpty(); i++) {
            ObjectNode item = item(free.remove(random.nextInt(free.size())));
            if (depth < 2 && random.nextInt(2) == 0) {
                item.set(random.nextBoolean() ? "l" : "m", list(free, depth + 1));
            }
            list.add(item);
        }
        return list;
    }

    private ObjectNode item(String id) {
        ObjectNode item = NODES.objectNode().put("id", id);
        if (random.nextBoolean()) {
            item.set("s", text());
        }
        if (random.nextBoolean()) {
            item.set("n", number());
        }
        if (random.nextInt(3) == 0) {
            item.set("l", NODES.arrayNode());
        }
        return item;
    }

    private JsonNode value() {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> number();
            case 2 -> text();
            case 3 -> NODES.objectNode().put("n", random.nextInt(2));
            case 4 -> NODES.arrayNode().add(random.nextInt(2));
            default -> NODES.arrayNode();
        };
    }

    private JsonNode number() {
        return CanonicalJson.parse(any(List.of("0", "1", "1.0", "2", "9007199254740993", "9007199254740992", "1e1")));
    }

    private JsonNode text() {
        var text = new StringBuilder();
        int words = random.nextInt(6);
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(any(WORDS));
        }
        return NODES.stringNode(text.toString());
    }

    private void editText(ObjectNode object) {
        JsonNode old = object.get("s");
        if (old == null || !old.isString()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of(old.stringValue().split(" ")));
        int at = random.nextInt(words.size());
        switch (random.nextInt(3)) {
            case 0 -> words.set(at, any(WORDS));
            case 1 -> words.add(at, any(WORDS));
            default -> words.remove(at);
        }
        object.put("s", String.join(" ", words));
    }

    private void removeMember(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        names.remove("id");
        if (!names.isEmpty()) {
            object.remove(any(names));
        }
    }

    private void insert(ObjectNode root, ObjectNode item) {
        ArrayNode list = anyList(root);
        list.insert(random.nextInt(list.size() + 1), item);
    }

    private void duplicate(ObjectNode root) {
        ArrayNode list = anyList(root);
        if (!list.isEmpty()) {
            ArrayNode to = random.nextBoolean() ? list : anyList(root);
            to.add(list.get(random.nextInt(list.size())).deepCopy());
        }
    }

    private void removeItem(ObjectNode root) {
        ArrayNode list = anyList(root);
        if (!list.isEmpty()) {
            list.remove(random.nextInt(list.size()));
        }
    }

    private void reorder(ArrayNode list) {
        if (list.size() > 1) {
            JsonNode item = list.remove(random.nextInt(list.size()));
            list.insert(random.nextInt(list.size() + 1), item);
        }
    }

    private void moveItem(ObjectNode root) {
        ArrayNode from = anyList(root);
        if (from.isEmpty()) {
            return;
        }
        // taken out first, so that no list inside it can be the target
        JsonNode item = from.remove(random.nextInt(from.size()));
        ArrayNode to = anyList(root);
        to.insert(random.nextInt(to.size() + 1), item);
    }

    private ObjectNode anyObject(ObjectNode root) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects, new ArrayList<>());
        return any(objects);
    }

    private ArrayNode anyList(ObjectNode root) {
        List<ArrayNode> lists = new ArrayList<>();
        collect(root, new ArrayList<>(), lists);
        return lists.isEmpty() ? NODES.arrayNode() : any(lists);
    }

    private static void collect(JsonNode value, List<ObjectNode> objects, List<ArrayNode> lists) {
        if (value instanceof ObjectNode object) {
            objects.add(object);
            object.values().forEach(child -> collect(child, objects, lists));
        } else if (value instanceof ArrayNode array) {
            lists.add(array);
            array.values().forEach(child -> collect(child, objects, lists));
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
