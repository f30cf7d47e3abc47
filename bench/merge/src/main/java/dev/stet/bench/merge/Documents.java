package dev.stet.bench.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What is merged, the same in both languages: drafts by size, then what is sent to make a server think for long. */
public enum Documents {
    SECTIONS_2("2 sections, 20 edits a side"),
    SECTIONS_20("20 sections, 20 edits a side"),
    SECTIONS_64("64 sections, 20 edits a side"),
    SECTIONS_200("200 sections, 20 edits a side"),
    SECTIONS_640("640 sections, 20 edits a side"),
    SECTIONS_2000("2,000 sections, 20 edits a side"),
    REORDERED("10,000 items, one side reverses them, the other one shuffles them"),
    INSERTED("10,000 items, both sides insert 10,000 at the start"),
    MOVED("10,000 items, one side moves all to another list, the other one shuffles them"),
    EDITED("9,999 items, both sides edit each: as many conflicts as are counted"),
    EDITED_TEXT("a text of 200 KB, each side changes 500 words"),
    REPEATING_TEXT("three texts of 200 KB, a few words over and over: nothing is unique"),
    PUNCTUATION("three texts of 200 KB, all punctuation: a token a character"),
    NESTED_ANCHORS("three texts of 200 KB in which anchors show only one level at a time"),
    DEEP("400 nested objects, removed against an edit at the bottom");

    private static final int EDITS = 20;
    private static final int ITEMS = 10_000;
    private static final int TEXT = 200_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    final String title;

    Documents(String title) {
        this.title = title;
    }

    Triple make() {
        var drafts = new Drafts(1);
        List<Integer> order = numbers(0, ITEMS);
        return switch (this) {
            case SECTIONS_2, SECTIONS_20, SECTIONS_64, SECTIONS_200, SECTIONS_640, SECTIONS_2000 -> sections(drafts);
            case REORDERED -> new Triple(items(order), items(order.reversed()), items(shuffled(order)));
            case INSERTED ->
                new Triple(
                        items(order),
                        items(join(numbers(ITEMS, 2 * ITEMS), order)),
                        items(join(numbers(2 * ITEMS, 3 * ITEMS), order)));
            case MOVED ->
                new Triple(
                        lists(order, List.of()), lists(List.of(), order.reversed()), lists(shuffled(order), List.of()));
            case EDITED -> new Triple(edited(1), edited(2), edited(3));
            case EDITED_TEXT -> {
                String text = drafts.words(TEXT / 7);
                yield new Triple(text(text), text(edit(drafts, text)), text(edit(drafts, text)));
            }
            case REPEATING_TEXT -> texts("a b c ", "b a c ", "c b a ");
            case PUNCTUATION -> texts("a !?", "a ?!", "a ;!");
            case NESTED_ANCHORS -> new Triple(text(nested(0)), text(nested(1)), text(nested(2)));
            case DEEP -> new Triple(deep(1), NODES.objectNode(), deep(2));
        };
    }

    private Triple sections(Drafts drafts) {
        int sections = Integer.parseInt(name().substring("SECTIONS_".length()));
        ObjectNode draft = drafts.draft(sections);
        return new Triple(draft, drafts.edited(draft, EDITS, 0), drafts.edited(draft, EDITS, 1));
    }

    private static Triple texts(String base, String yours, String theirs) {
        int times = TEXT / base.length();
        return new Triple(text(base.repeat(times)), text(yours.repeat(times)), text(theirs.repeat(times)));
    }

    private static JsonNode text(String text) {
        return StringNode.valueOf(text);
    }

    private static String edit(Drafts drafts, String text) {
        String edited = text;
        for (int i = 0; i < 500; i++) {
            edited = drafts.replaceWord(edited);
        }
        return edited;
    }

    /** Words w1 w2 w2 w3 w3 w3 w3 …: what is unique shows only after what is around it was matched. */
    private static String nested(int variant) {
        var text = new StringBuilder();
        for (int i = 0; text.length() < TEXT; i++) {
            int level = Integer.numberOfTrailingZeros(i + 1);
            text.append('w').append(level).append((i + variant) % 7 == 0 ? " x " : " ");
        }
        return text.toString();
    }

    private static JsonNode deep(int value) {
        JsonNode inner = NODES.objectNode().put("n", value);
        for (int i = 0; i < 400; i++) {
            inner = NODES.objectNode().set("o", inner);
        }
        return inner;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<Integer> shuffled(List<Integer> numbers) {
        List<Integer> shuffled = new ArrayList<>(numbers);
        Collections.shuffle(shuffled, new Random(1));
        return shuffled;
    }

    private static List<Integer> join(List<Integer> first, List<Integer> second) {
        List<Integer> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private static JsonNode lists(List<Integer> first, List<Integer> second) {
        ObjectNode lists = NODES.objectNode();
        lists.set("first", items(first));
        lists.set("second", items(second));
        return lists;
    }

    private static ArrayNode edited(int value) {
        ArrayNode items = items(numbers(0, 9_999));
        items.forEach(item -> ((ObjectNode) item).put("n", value));
        return items;
    }

    private static ArrayNode items(List<Integer> order) {
        ArrayNode items = NODES.arrayNode();
        order.forEach(number -> items.addObject().put("id", "item-" + number).put("n", 1));
        return items;
    }
}
