package dev.stet.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where two contents differ, as id paths, for the history and for naming whose edit a conflict met. A list whose items
 * only changed places is named itself.
 */
final class ChangedPaths {

    private final int most;
    private final List<String> paths = new ArrayList<>();

    private ChangedPaths(int most) {
        this.most = most;
    }

    static List<String> between(JsonNode before, JsonNode after, int most) {
        ChangedPaths changed = new ChangedPaths(most);
        changed.compare("", before, after);
        return List.copyOf(changed.paths);
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (paths.size() >= most || (before != null && before.equals(after))) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            compareMembers(path, members(before), members(after));
        } else if (before != null && after != null && identified(before) && identified(after)) {
            Map<String, JsonNode> old = items(before);
            Map<String, JsonNode> now = items(after);
            compareMembers(path, old, now);
            if (!inSameOrder(old.keySet(), now.keySet())) {
                add(path);
            }
        } else {
            add(path);
        }
    }

    private void compareMembers(String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            compare(IdPath.child(path, name), before.get(name), after.get(name));
        }
    }

    private void add(String path) {
        if (paths.size() < most) {
            paths.add(path);
        }
    }

    private static boolean inSameOrder(Set<String> before, Set<String> after) {
        Stream<String> kept = before.stream().filter(after::contains);
        return kept.toList().equals(after.stream().filter(before::contains).toList());
    }

    /** Whether every item is an object with an id of its own. */
    private static boolean identified(JsonNode list) {
        return list.isArray() && items(list).size() == list.size();
    }

    private static Map<String, JsonNode> items(JsonNode list) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        for (JsonNode item : list) {
            if (item.path("id").isString()) {
                items.put(item.path("id").asString(), item);
            }
        }
        return items;
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        object.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        return members;
    }
}
