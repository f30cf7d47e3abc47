package dev.stet.bench.torture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change that a writer asks for, once or, with the same key, several times.
 *
 * @param id its number in this run; stands in {@code Stet-Client} and in every value that it writes
 * @param call how it is sent, for the log
 * @param what {@code edit}, {@code publish}, {@code discard}, {@code restore}, {@code release-restore}, {@code
 *     revert-branding}, or {@code invalid}: must be refused and change nothing
 * @param base the version that it names
 * @param baseDigest the content that its writer has as that version
 * @param edits what it changes; empty unless {@code what} is {@code edit} or {@code invalid}
 * @param of the version or release that is restored; -1 of others
 * @param wanted the content that the writer expects when nobody else interferes; null where the server knows it only
 */
record Operation(
        long id,
        int writer,
        String call,
        String what,
        String policy,
        long base,
        String baseDigest,
        List<Edit> edits,
        long of,
        @Nullable String key,
        Request request,
        @Nullable JsonNode wanted) {

    /** @param path below {@code /api/v1/tenants/demo} */
    record Request(String method, String path, Map<String, String> headers, String body) {}

    ObjectNode log(ObjectNode line) {
        line.put("op", id)
                .put("writer", writer)
                .put("call", call)
                .put("what", what)
                .put("policy", policy);
        line.put("base", base).put("baseDigest", baseDigest).put("key", key != null);
        if (of >= 0) {
            line.put("of", of);
        }
        ArrayNode list = line.putArray("edits");
        edits.forEach(edit -> list.add(edit.toJson()));
        return line;
    }
}
