package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The difference of two documents: rules P1 to P3 of spec/merge.md. Parts that are the same object in both are
 * not looked into, so comparing a document with one that was made of it by {@link JsonPatch} or {@link MergePatch} takes
 * time for what changed only. A patch shares values with the changed document: treat both as values.
 */
public final class JsonDiff {
    private final ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    private final List<String> changedPaths = new ArrayList<>();
    private final int mostPaths;

    private JsonDiff(int mostPaths) {
        this.mostPaths = mostPaths;
    }

    /** The patch that makes changed out of base; items of lists are matched by id. */
    public static ArrayNode diff(JsonNode base, JsonNode changed) {
        return compare(base, changed, 0).patch();
    }

    /** The patch, and the first so many places that changed, found in one walk. */
    public static JsonDifference compare(JsonNode base, JsonNode changed, int mostPaths) {
        var diff = new JsonDiff(mostPaths);
        diff.compare(Place.ROOT, base, changed);
        return new JsonDifference(diff.patch, List.copyOf(diff.changedPaths));
    }

    /** Where the walk is. Paths are written only where something changed. */
    private record Place(@Nullable Place parent, String name, int index) {
        static final Place ROOT = new Place(null, "", -1);

        Place member(String member) {
            return new Place(this, member, -1);
        }

        Place item(String id, int at) {
            return new Place(this, id, at);
        }

        String pointer() {
            if (parent == null) {
                return "";
            }
            return index < 0 ? Pointer.child(parent.pointer(), name) : Pointer.child(parent.pointer(), index);
        }

        String idPath() {
            return parent == null ? "" : IdPath.child(parent.idPath(), name);
        }
    }

    private void note(Place place) {
        if (changedPaths.size() < mostPaths) {
            changedPaths.add(place.idPath());
        }
    }

    private void compare(Place place, JsonNode a, JsonNode c) {
        if (a == c) {
            return;
        }
        if (a instanceof ObjectNode from && c instanceof ObjectNode to) {
            compareMembers(place, from, to);
        } else if (a instanceof ArrayNode from && c instanceof ArrayNode to) {
            compareArrays(place, from, to);
        } else if (!CanonicalJson.equal(a, c)) {
            replace(place, c);
        }
    }

    private void replace(Place place, JsonNode value) {
        PatchOps.replace(patch, place.pointer(), value);
        note(place);
    }

    private void compareMembers(Place place, ObjectNode a, ObjectNode c) {
        for (String name : differentNames(a, c)) {
            Place member = place.member(name);
            JsonNode before = a.get(name);
            JsonNode after = c.get(name);
            if (after == null) {
                PatchOps.remove(patch, member.pointer());
                note(member);
            } else if (before == null) {
                PatchOps.add(patch, member.pointer(), after);
                note(member);
            } else {
                compare(member, before, after);
            }
        }
    }

    /** The names, sorted, of the members that differ or may differ inside: most do not, and need no place in a sort. */
    private static List<String> differentNames(ObjectNode a, ObjectNode c) {
        List<String> names = new ArrayList<>();
        int common = 0;
        for (Map.Entry<String, JsonNode> member : a.properties()) {
            JsonNode before = member.getValue();
            JsonNode after = c.get(member.getKey());
            common += after == null ? 0 : 1;
            if (before != after && (before.isContainer() || !CanonicalJson.equal(before, after))) {
                names.add(member.getKey());
            }
        }
        if (common < c.size()) {
            c.propertyNames().stream().filter(name -> !a.has(name)).forEach(names::add);
        }
        names.sort(null);
        return names;
    }

    private void compareArrays(Place place, ArrayNode a, ArrayNode c) {
        List<String> from = Ids.of(a);
        List<String> to = from == null ? null : Ids.of(c);
        if (from == null || to == null) {
            if (!CanonicalJson.equal(a, c)) {
                replace(place, c);
            }
        } else if (from.equals(to)) {
            for (int i = 0; i < a.size(); i++) {
                JsonNode before = a.get(i);
                JsonNode after = c.get(i);
                if (before != after) {
                    compare(place.item(to.get(i), i), before, after);
                }
            }
        } else {
            compareItems(place, a, from, c, to);
        }
    }

    private void compareItems(Place place, ArrayNode a, List<String> from, ArrayNode c, List<String> to) {
        List<String> common = removeMissing(place, from, new HashSet<>(to));
        if (new ListMoves(patch, place.pointer(), common.size()).arrange(c, to, ranks(common))) {
            note(place);
        }
        Map<String, Integer> before = ranks(from);
        for (int i = 0; i < to.size(); i++) {
            Place item = place.item(to.get(i), i);
            Integer old = before.get(to.get(i));
            if (old == null) {
                note(item);
            } else {
                compare(item, a.get(old), c.get(i));
            }
        }
    }

    private List<String> removeMissing(Place place, List<String> from, Set<String> wanted) {
        List<String> common = new ArrayList<>(from.size());
        for (String id : from) {
            if (wanted.contains(id)) {
                common.add(id);
            }
        }
        for (int i = from.size() - 1; common.size() < from.size() && i >= 0; i--) {
            if (!wanted.contains(from.get(i))) {
                Place item = place.item(from.get(i), i);
                PatchOps.remove(patch, item.pointer());
                note(item);
            }
        }
        return common;
    }

    private static Map<String, Integer> ranks(List<String> ids) {
        Map<String, Integer> ranks = HashMap.newHashMap(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            ranks.put(ids.get(i), i);
        }
        return ranks;
    }
}
