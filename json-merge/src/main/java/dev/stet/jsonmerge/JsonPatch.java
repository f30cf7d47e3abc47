package dev.stet.jsonmerge;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * JSON Patch, RFC 6902, and the way back: rules P4, P6, P7 and P8 of spec/merge.md. A result shares with the document what
 * the patch does not touch, and with the patch the values that it adds: never change a tree that you passed in or got
 * back.
 */
public final class JsonPatch {
    private JsonPatch() {}

    /**
     * The document with the patch applied. The arguments stay as they were; only what leads to a change is copied.
     *
     * @throws PatchException if an operation fails
     */
    public static JsonNode apply(JsonNode document, JsonNode patch) {
        return run(document, patch).document();
    }

    /**
     * The patch that leads back from {@code apply(document, patch)} to the document.
     *
     * @throws PatchException if the patch does not apply to the document
     */
    public static ArrayNode invert(JsonNode document, JsonNode patch) {
        return run(document, patch).inverse();
    }

    private static PatchRun run(JsonNode document, JsonNode patch) {
        if (!(patch instanceof ArrayNode operations)) {
            throw new PatchException(-1, "", "", "a patch is a list of operations");
        }
        var run = new PatchRun(document);
        for (int i = 0; i < operations.size(); i++) {
            run.apply(i, operations.get(i));
        }
        return run;
    }
}
