package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
        List<String> common = removeMissing(path, from, new HashSet<>(to));
        Map<String, Integer> ranks = ranks(common);
        new ListMoves(patch, path, common.size()).arrange(c, to, ranks);
        Map<String, Integer> before = ranks(from);
        for (int i = 0; i < to.size(); i++) {
            Integer old = before.get(to.get(i));
            if (old != null) {
                at(Pointer.child(path, i), a.get(old), c.get(i));
            }
        }
    }

    private List<String> removeMissing(String path, List<String> from, Set<String> wanted) {
        List<String> common = new ArrayList<>(from.size());
        for (String id : from) {
            if (wanted.contains(id)) {
                common.add(id);
            }
        }
        for (int i = from.size() - 1; common.size() < from.size() && i >= 0; i--) {
            if (!wanted.contains(from.get(i))) {
                PatchOps.remove(patch, Pointer.child(path, i));
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
