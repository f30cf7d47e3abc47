package dev.stet.bench.torture;

import dev.stet.bench.torture.Edit.Insert;
import dev.stet.bench.torture.Edit.Move;
import dev.stet.bench.torture.Edit.Put;
import dev.stet.bench.torture.Edit.Remove;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Edits at random. Every text and id that one writes holds a word that is nowhere else, {@code zq<operation>x<count>k},
 * and every colour is the operation's number: so each can be followed.
 */
final class Picker {

    private static final List<String> COLOURS =
            List.of("primaryColor", "secondaryColor", "accentColor", "backgroundColor");
    private static final Set<String> TEXTS = Set.of(
            "headline",
            "subheadline",
            "ctaText",
            "content",
            "alt",
            "caption",
            "quote",
            "authorName",
            "authorRole",
            "question",
            "answer",
            "name",
            "description",
            "title",
            "text",
            "address",
            "hours");
    private static final List<String> WORDS =
            List.of("clay", "kiln", "glaze", "bowl", "wheel", "quay", "slip", "tide", "oven", "hands", "shelf", "rope");
    private static final int LONGEST_TEXT = 220;
    private static final int MOST_SECTIONS = 9;
    private static final int MOST_ITEMS = 8;

    private final Random random;
    private final long operation;
    private int count;

    Picker(Random random, long operation) {
        this.random = random;
        this.operation = operation;
    }

    /** One to three edits that fit the content one after the other. */
    List<Edit> edits(JsonNode content) {
        ObjectNode changing = (ObjectNode) content.deepCopy();
        List<Edit> edits = new ArrayList<>();
        int wanted = 1 + (random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0);
        for (int tries = 0; edits.size() < wanted && tries < 20; tries++) {
            any(changing).ifPresent(edit -> {
                edit.apply(changing);
                edits.add(edit);
            });
        }
        return edits;
    }

    private Optional<Edit> any(ObjectNode content) {
        int dice = random.nextInt(100);
        if (dice < 12) {
            return Optional.of(colour());
        }
        if (dice < 18) {
            return Optional.of(put("pages/" + id(page(content)) + "/title", StringNode.valueOf(words(2))));
        }
        if (dice < 23) {
            return toggle(content);
        }
        if (dice < 55) {
            return field(content);
        }
        if (dice < 66) {
            return item(content);
        }
        if (dice < 74) {
            return insertItem(content);
        }
        if (dice < 79) {
            return list(content).flatMap(this::removeItem);
        }
        if (dice < 84) {
            return list(content).flatMap(this::moveItem);
        }
        if (dice < 89) {
            return insertSection(content);
        }
        return dice < 92 ? removeSection(content) : moveSection(content);
    }

    Edit colour() {
        return put("branding/" + pick(COLOURS), StringNode.valueOf("#%06x".formatted(operation)));
    }

    Optional<Edit> toggle(ObjectNode content) {
        JsonNode page = page(content);
        return id(page).equals("home")
                ? Optional.empty()
                : Optional.of(put(
                        "pages/" + id(page) + "/enabled",
                        BooleanNode.valueOf(!page.path("enabled").asBoolean())));
    }

    /** A text of a section. */
    Optional<Edit> field(ObjectNode content) {
        return section(page(content)).flatMap(section -> text("sections/" + id(section), section));
    }

    private Optional<Edit> item(ObjectNode content) {
        return list(content).filter(list -> !list.items().isEmpty()).flatMap(list -> {
            JsonNode item = pickOf(list.items());
            String at = list.address() + "/" + id(item);
            if (item.has("rating") && random.nextInt(4) == 0) {
                return Optional.of(put(at + "/rating", IntNode.valueOf(random.nextInt(6))));
            }
            if (item.has("isPopular") && random.nextInt(3) == 0) {
                return Optional.of(put(
                        at + "/isPopular",
                        BooleanNode.valueOf(!item.path("isPopular").asBoolean())));
            }
            return text(at, item);
        });
    }

    /** A word more, a word less, or all of it anew. */
    private Optional<Edit> text(String at, JsonNode object) {
        List<String> fields = object.propertyStream()
                .filter(field ->
                        TEXTS.contains(field.getKey()) && field.getValue().isString())
                .map(java.util.Map.Entry::getKey)
                .toList();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        String field = pick(fields);
        String now = object.path(field).asString();
        boolean isShort = field.equals("ctaText") || field.equals("name") || field.equals("authorName");
        if (isShort || now.length() > LONGEST_TEXT || now.length() < 20 || random.nextInt(4) == 0) {
            return Optional.of(put(at + "/" + field, StringNode.valueOf(words(isShort ? 1 : 4 + random.nextInt(6)))));
        }
        List<String> words = new ArrayList<>(List.of(now.split(" ")));
        if (random.nextInt(4) == 0) {
            words.remove(random.nextInt(words.size()));
        }
        words.add(random.nextInt(words.size() + 1), token());
        return Optional.of(put(at + "/" + field, StringNode.valueOf(String.join(" ", words))));
    }

    private Optional<Edit> insertItem(ObjectNode content) {
        return list(content)
                .filter(list -> list.items().size() < MOST_ITEMS)
                .flatMap(list -> newItem(list)
                        .map(item -> new Insert(
                                list.address(), random.nextInt(list.items().size() + 1), item)));
    }

    private Optional<JsonNode> newItem(Items list) {
        ObjectNode item = Json.object().put("id", token());
        switch (list.kind()) {
            case "features/items" ->
                item.put("icon", "heart").put("title", words(2)).put("description", words(5));
            case "faq/items" -> item.put("question", words(4)).put("answer", words(8));
            case "testimonials/items" ->
                item.put("quote", words(8)).put("authorName", words(1)).put("rating", random.nextInt(6));
            case "gallery/images" ->
                item.put("url", "/demo/dish.jpg").put("alt", words(5)).put("caption", words(3));
            case "pricing/tiers" ->
                item.put("name", words(1)).put("price", "£45").put("description", words(5));
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(item);
    }

    private Optional<Edit> removeItem(Items list) {
        return list.items().size() < 2
                ? Optional.empty()
                : Optional.of(new Remove(list.address(), id(pickOf(list.items()))));
    }

    private Optional<Edit> moveItem(Items list) {
        return list.items().size() < 2
                ? Optional.empty()
                : Optional.of(new Move(
                        list.address(),
                        id(pickOf(list.items())),
                        list.address(),
                        random.nextInt(list.items().size())));
    }

    Optional<Edit> insertSection(ObjectNode content) {
        JsonNode page = page(content);
        int size = page.path("sections").size();
        if (size >= MOST_SECTIONS) {
            return Optional.empty();
        }
        ObjectNode section = Json.object().put("id", token());
        switch (random.nextInt(3)) {
            case 0 -> section.put("type", "text").put("headline", words(3)).put("content", words(20));
            case 1 -> section.put("type", "cta").put("headline", words(3)).put("ctaText", words(1));
            default -> {
                section.put("type", "features").put("headline", words(3));
                ArrayNode items = section.putArray("items");
                for (int i = 0; i < 3; i++) {
                    newItem(new Items("", "features/items", items)).ifPresent(items::add);
                }
            }
        }
        return Optional.of(new Insert("pages/" + id(page) + "/sections", random.nextInt(size + 1), section));
    }

    Optional<Edit> removeSection(ObjectNode content) {
        JsonNode page = page(content);
        return page.path("sections").size() < 3
                ? Optional.empty()
                : section(page).map(section -> new Remove("pages/" + id(page) + "/sections", id(section)));
    }

    Optional<Edit> moveSection(ObjectNode content) {
        JsonNode from = page(content);
        JsonNode to = random.nextInt(3) == 0 ? page(content) : from;
        if (from.path("sections").size() < 2
                || !to.equals(from) && to.path("sections").size() >= MOST_SECTIONS) {
            return Optional.empty();
        }
        int places = to.path("sections").size() + (to.equals(from) ? 0 : 1);
        return section(from)
                .map(section -> new Move(
                        "pages/" + id(from) + "/sections",
                        id(section),
                        "pages/" + id(to) + "/sections",
                        random.nextInt(places)));
    }

    /** Something that the rules of a storefront forbid. */
    JsonNode broken(JsonNode content) {
        ObjectNode broken = (ObjectNode) content.deepCopy();
        ObjectNode home = (ObjectNode) broken.path("pages").get(0);
        switch (random.nextInt(5)) {
            case 0 -> ((ObjectNode) broken.path("branding")).put("primaryColor", "teal " + token());
            case 1 -> home.put("enabled", false).put("title", token());
            case 2 -> {
                ArrayNode sections = (ArrayNode) home.path("sections");
                ObjectNode twin = (ObjectNode) sections.get(0).deepCopy();
                sections.add(twin.put("headline", token()));
            }
            case 3 -> home.put("title", token() + "\u0000");
            default -> home.put("title", token()).putObject("unheardOf");
        }
        return broken;
    }

    String token() {
        return "zq" + operation + "x" + count++ + "k";
    }

    private String words(int number) {
        StringBuilder words = new StringBuilder(token());
        for (int i = 0; i < number; i++) {
            words.append(' ').append(pick(WORDS));
        }
        return words.toString();
    }

    private Edit put(String at, JsonNode value) {
        return new Put(at, value);
    }

    /** Pages are not equally loved: most writers are on the first, so that they meet. */
    private JsonNode page(JsonNode content) {
        JsonNode pages = content.path("pages");
        return pages.get(random.nextInt(3) == 0 ? random.nextInt(pages.size()) : 0);
    }

    private Optional<JsonNode> section(JsonNode page) {
        JsonNode sections = page.path("sections");
        return sections.isEmpty() ? Optional.empty() : Optional.of(pickOf(sections));
    }

    /** @param kind the section's type and the field, such as {@code faq/items} */
    private record Items(String address, String kind, JsonNode items) {}

    private Optional<Items> list(ObjectNode content) {
        return section(page(content))
                .flatMap(section -> section.propertyStream()
                        .filter(field -> field.getValue().isArray())
                        .findFirst()
                        .map(field -> new Items(
                                "sections/" + id(section) + "/" + field.getKey(),
                                section.path("type").asString() + "/" + field.getKey(),
                                field.getValue())));
    }

    private static String id(JsonNode node) {
        return node.path("id").asString();
    }

    private JsonNode pickOf(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
