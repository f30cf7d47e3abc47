package dev.stet.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stet.jsonmerge.IdPath;
import dev.stet.jsonmerge.JsonDiff;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an action did to the version that it is based on, as id paths. A list whose items only changed their order is
 * updated itself.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Changed(List<String> added, List<String> updated, List<String> removed) {

    static final Changed NOTHING = new Changed(List.of(), List.of(), List.of());

    private static final int MOST = 1_000;

    static Changed between(JsonNode before, JsonNode after) {
        List<String> added = new ArrayList<>();
        List<String> updated = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (String path : JsonDiff.compare(before, after, MOST).changedPaths()) {
            boolean was = IdPath.find(before, path) != null;
            boolean is = IdPath.find(after, path) != null;
            (was && is ? updated : was ? removed : added).add(path);
        }
        return new Changed(added, updated, removed);
    }
}
