package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What leads from one document to another, as an RFC 6902 patch: rules P1 to P3 of spec/merge.md. */
public final class JsonDiff {
    private final ArrayNode patch = JsonNodeFactory.instance.arrayNode();

    private JsonDiff() {}

    /** The patch that makes changed out of base; items of lists are matched by id. */
    public static ArrayNode diff(JsonNode base, JsonNode changed) {
        var diff = new JsonDiff();
        diff.at("", base, changed);
        return diff.patch;
    }

    private void at(String path, JsonNode a, JsonNode c) {
        if (a == c) {
            return;
        }
        if (a instanceof ObjectNode from && c instanceof ObjectNode to) {
            members(path, from, to);
        } else if (a instanceof ArrayNode from && c instanceof ArrayNode to) {
            arrays(path, from, to);
        } else if (!CanonicalJson.equal(a, c)) {
            PatchOps.replace(patch, path, c);
        }
    }

    private void members(String path, ObjectNode a, ObjectNode c) {
        Set<String> names = new TreeSet<>(a.propertyNames());
        names.addAll(c.propertyNames());
        for (String name : names) {
            JsonNode before = a.get(name);
            JsonNode after = c.get(name);
            String child = Pointer.child(path, name);
            if (before == null && after != null) {
                PatchOps.add(patch, child, after);
            } else if (before != null && after == null) {
                PatchOps.remove(patch, child);
            } else if (before != null && after != null) {
                at(child, before, after);
            }
        }
    }

    private void arrays(String path, ArrayNode a, ArrayNode c) {
        List<String> from = Ids.of(a);
        List<String> to = Ids.of(c);
        if (from != null && to != null) {
            items(path, a, from, c, to);
        } else if (!CanonicalJson.equal(a, c)) {
            PatchOps.replace(patch, path, c);
        }
    }

    private void items(String path, ArrayNode a, List<String> from, ArrayNode c, List<String> to) {
        List<String> now = removeMissing(path, from, new HashSet<>(to));
        moveAndAdd(path, now, c, to);
        Map<String, Integer> before = ranks(from);
        for (int i = 0; i < to.size(); i++) {
            Integer old = before.get(to.get(i));
            if (old != null) {
                at(Pointer.child(path, i), a.get(old), c.get(i));
            }
        }
    }

    private List<String> removeMissing(String path, List<String> from, Set<String> wanted) {
        List<String> now = new ArrayList<>(from.size());
        for (String id : from) {
            if (wanted.contains(id)) {
                now.add(id);
            }
        }
        for (int i = from.size() - 1; now.size() < from.size() && i >= 0; i--) {
            if (!wanted.contains(from.get(i))) {
                PatchOps.remove(patch, Pointer.child(path, i));
            }
        }
        return now;
    }

    private void moveAndAdd(String path, List<String> now, ArrayNode c, List<String> to) {
        Map<String, Integer> ranks = ranks(now);
        Set<String> moved = moved(to, ranks);
        int k = 0;
        for (int i = 0; i < to.size(); i++) {
            String id = to.get(i);
            if (!ranks.containsKey(id)) {
                PatchOps.add(patch, Pointer.child(path, k), c.get(i));
                now.add(k++, id);
            } else if (moved.remove(id)) {
                k = move(path, now, id, k);
            } else {
                // what stands here is moved, but its turn comes later
                while (!now.get(k).equals(id)) {
                    k++;
                }
                k++;
            }
        }
    }

    private int move(String path, List<String> now, String id, int k) {
        int j = now.indexOf(id);
        if (j == k) {
            return k + 1;
        }
        int target = j < k ? k - 1 : k;
        PatchOps.move(patch, Pointer.child(path, j), Pointer.child(path, target));
        now.add(target, now.remove(j));
        return j < k ? k : k + 1;
    }

    private static Set<String> moved(List<String> to, Map<String, Integer> ranks) {
        List<String> common = to.stream().filter(ranks::containsKey).toList();
        BitSet kept =
                Kept.positions(common.stream().mapToInt(id -> rank(ranks, id)).toArray());
        Set<String> moved = new HashSet<>();
        for (int i = kept.nextClearBit(0); i < common.size(); i = kept.nextClearBit(i + 1)) {
            moved.add(common.get(i));
        }
        return moved;
    }

    private static int rank(Map<String, Integer> ranks, String id) {
        @Nullable Integer rank = ranks.get(id);
        if (rank == null) {
            throw new IllegalStateException("bug: no rank for " + id);
        }
        return rank;
    }

    private static Map<String, Integer> ranks(List<String> ids) {
        Map<String, Integer> ranks = HashMap.newHashMap(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            ranks.put(ids.get(i), i);
        }
        return ranks;
    }
}
