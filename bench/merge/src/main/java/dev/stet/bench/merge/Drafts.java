package dev.stet.bench.merge;

import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Drafts of about 490 bytes a section, and edits of them like those of people at work. */
final class Drafts {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SECTIONS_PER_PAGE = 25;
    private static final List<String> WORDS = List.of(
            "we", "take", "pictures", "of", "people", "who", "like", "light", "by", "the", "sea", "every", "summer");

    private final SplittableRandom random;

    Drafts(long seed) {
        random = new SplittableRandom(seed);
    }

    ObjectNode draft(int sections) {
        ObjectNode draft = NODES.objectNode();
        ArrayNode pages = draft.putArray("pages");
        for (int i = 0; i < sections; i++) {
            if (i % SECTIONS_PER_PAGE == 0) {
                ObjectNode page = pages.addObject().put("id", "page-" + pages.size());
                page.put("title", words(2)).put("enabled", true).putArray("sections");
            }
            ArrayNode list = (ArrayNode) pages.get(pages.size() - 1).get("sections");
            ObjectNode section = list.addObject().put("id", "section-" + i).put("type", "text");
            section.put("headline", words(5)).put("content", words(60));
            section.put("imageUrl", "https://images.example/" + i).put("imagePosition", "left");
        }
        return draft;
    }

    /** Fields, words, orders, moves to other pages; the two sides mostly do not meet: one takes even sections. */
    ObjectNode edited(ObjectNode draft, int edits, int parity) {
        ObjectNode copy = draft.deepCopy();
        ArrayNode pages = (ArrayNode) copy.get("pages");
        for (int i = 0; i < edits; i++) {
            ArrayNode from = sections(pages);
            int at = 2 * random.nextInt(from.size() / 2 + 1) + parity;
            if (at < from.size()) {
                edit(i, pages, from, at);
            }
        }
        return copy;
    }

    private void edit(int i, ArrayNode pages, ArrayNode from, int at) {
        ObjectNode section = (ObjectNode) from.get(at);
        switch (i % 4) {
            case 0 -> section.put("headline", words(5));
            case 1 -> section.put("content", replaceWord(section.get("content").stringValue()));
            case 2 -> from.insert(random.nextInt(from.size()), from.remove(at));
            default -> {
                JsonNode moved = from.remove(at);
                ArrayNode to = sections(pages);
                to.insert(random.nextInt(to.size() + 1), moved);
            }
        }
    }

    private ArrayNode sections(ArrayNode pages) {
        return (ArrayNode) pages.get(random.nextInt(pages.size())).get("sections");
    }

    String words(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
            if (random.nextInt(4) == 0) {
                text.append(random.nextInt(10_000));
            }
        }
        return text.toString();
    }

    String replaceWord(String text) {
        int space = text.indexOf(' ', random.nextInt(text.length()));
        return space < 0 ? text : text.substring(0, space) + " edited" + random.nextInt(100) + text.substring(space);
    }
}
