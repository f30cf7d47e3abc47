package dev.stet.bench.torture;

import dev.stet.bench.torture.Edit.Insert;
import dev.stet.bench.torture.Edit.Move;
import dev.stet.bench.torture.Edit.Put;
import dev.stet.bench.torture.Edit.Remove;
import dev.stet.bench.torture.Operation.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which the contract takes a change. */
final class Requests {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private Requests() {}

    static Request put(long base, JsonNode content, String policy) {
        ObjectNode body = Json.object().put("expectedVersion", base).put("onConflict", policy);
        return new Request("PUT", "/draft", JSON, Json.write(body.set("content", content)));
    }

    static Request jsonPatch(long base, JsonNode content, List<Edit> edits, String policy) {
        String body = Json.write(Edit.patchOf(content, edits));
        return patch(base, "application/json-patch+json", body, policy);
    }

    /** Branding alone if only that changes; else the pages as well, as a whole. */
    static Request mergePatch(long base, JsonNode wanted, List<Edit> edits, String policy) {
        ObjectNode patch = Json.object();
        patch.set("branding", wanted.path("branding"));
        if (!edits.stream().allMatch(edit -> edit instanceof Put put && put.at().startsWith("branding/"))) {
            patch.set("pages", wanted.path("pages"));
        }
        return patch(base, "application/merge-patch+json", Json.write(patch), policy);
    }

    private static Request patch(long base, String type, String body, String policy) {
        Map<String, String> headers = Map.of("Content-Type", type, "If-Match", "\"" + base + "\"");
        return new Request("PATCH", "/draft?onConflict=" + policy, headers, body);
    }

    static Request publish(long base) {
        return post("/draft/publish", Json.object().put("expectedVersion", base));
    }

    static Request discard(long base) {
        return new Request("DELETE", "/draft", Map.of("If-Match", "\"" + base + "\""), "");
    }

    static Request restore(long base, long version) {
        return post("/draft/restore", Json.object().put("expectedVersion", base).put("version", version));
    }

    static Request restoreRelease(long base, long release) {
        return post("/releases/" + release + "/restore", Json.object().put("expectedVersion", base));
    }

    static Request action(String name, long base, String policy, ObjectNode input) {
        return post("/actions/" + name, input.put("expectedVersion", base).put("onConflict", policy));
    }

    /** The action that does the same as an edit, if there is one. */
    static Optional<Request> action(Edit edit, long base, JsonNode content, String policy) {
        String[] steps = address(edit).split("/");
        ObjectNode input = Json.object();
        if (edit instanceof Put put && steps[0].equals("branding")) {
            return Optional.of(action("update_storefront_branding", base, policy, input.set(steps[1], put.value())));
        }
        if (edit instanceof Put put && steps[0].equals("pages") && steps[2].equals("enabled")) {
            input.put("pageName", steps[1]).set("enabled", put.value());
            return Optional.of(action("toggle_page_enabled", base, policy, input));
        }
        if (edit instanceof Put put && steps[0].equals("sections") && steps.length == 3) {
            input.put("pageName", pageOf(content, steps[1])).put("sectionId", steps[1]);
            input.putObject("section").set(steps[2], put.value());
            return Optional.of(action("update_page_section", base, policy, input));
        }
        if (!steps[0].equals("pages")) {
            return Optional.empty();
        }
        input.put("pageName", steps[1]);
        return switch (edit) {
            case Insert insert -> {
                input.put("position", insert.index()).set("section", insert.value());
                yield Optional.of(action("update_page_section", base, policy, input));
            }
            case Remove remove ->
                Optional.of(action("remove_page_section", base, policy, input.put("sectionId", remove.id())));
            case Move move -> {
                input.put("sectionId", move.id()).put("toIndex", move.index());
                yield move.list().equals(move.to())
                        ? Optional.of(action("reorder_page_sections", base, policy, input))
                        : Optional.empty();
            }
            case Put put -> Optional.empty();
        };
    }

    private static String address(Edit edit) {
        return switch (edit) {
            case Put put -> put.at();
            case Insert insert -> insert.list();
            case Remove remove -> remove.list();
            case Move move -> move.list();
        };
    }

    private static String pageOf(JsonNode content, String section) {
        for (JsonNode page : content.path("pages")) {
            for (JsonNode each : page.path("sections")) {
                if (each.path("id").asString().equals(section)) {
                    return page.path("id").asString();
                }
            }
        }
        throw new IllegalArgumentException("no section " + section);
    }

    private static Request post(String path, ObjectNode body) {
        return new Request("POST", path, JSON, Json.write(body));
    }
}
