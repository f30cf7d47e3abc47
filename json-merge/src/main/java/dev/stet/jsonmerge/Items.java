package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The three documents, read as items in lists. */
final class Items {
    final Item root = Item.root();
    final List<Item> all = new ArrayList<>();

    private final Map<Side, JsonNode> documents = new EnumMap<>(Side.class);
    private final Map<String, Item> tracked = new HashMap<>();
    private final Outline.IdUse ids = new Outline.IdUse();
    private final boolean crossing;

    Items(JsonNode base, JsonNode yours, JsonNode theirs) {
        documents.put(Side.BASE, base);
        documents.put(Side.YOURS, yours);
        documents.put(Side.THEIRS, theirs);
        Map<Side, List<Outline.ListAt>> outlines = new EnumMap<>(Side.class);
        documents.forEach((side, document) -> outlines.put(side, Outline.of(document, side, ids)));
        outlines.forEach((side, lists) -> attach(root, lists, side));
        crossing = all.stream().anyMatch(Item::isInDifferentLists);
    }

    JsonNode document(Side side) {
        JsonNode document = documents.get(side);
        if (document == null) {
            throw new IllegalStateException("bug: no document " + side);
        }
        return document;
    }

    boolean isTracked(String id) {
        return tracked.containsKey(id);
    }

    /** The id of the item with this path; null if the path is not that of an item. */
    @Nullable
    String idAt(String path) {
        return all.stream()
                .filter(item -> item.path().equals(path))
                .map(item -> item.id)
                .findFirst()
                .orElse(null);
    }

    /** Whether some item is in other lists in one version than in another. */
    boolean crossing() {
        return crossing;
    }

    private void attach(Item owner, List<Outline.ListAt> lists, Side side) {
        for (Outline.ListAt found : lists) {
            ItemList list = owner.list(found.pointer());
            List<Item> items = new ArrayList<>(found.items().size());
            for (Outline.ItemAt element : found.items()) {
                Item item = item(list, element.id());
                item.stand(side, list, items.size(), element.value());
                items.add(item);
                attach(item, element.lists(), side);
            }
            list.set(side, items);
        }
    }

    private Item item(ItemList list, String id) {
        Map<String, Item> known = ids.tracked(id) ? tracked : list.untracked;
        return known.computeIfAbsent(id, key -> {
            var item = new Item(id, ids.tracked(id), all.size());
            all.add(item);
            return item;
        });
    }
}
