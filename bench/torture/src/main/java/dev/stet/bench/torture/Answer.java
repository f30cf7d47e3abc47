package dev.stet.bench.torture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** @param body missing when it is not JSON */
record Answer(int status, JsonNode body) {

    static Answer of(int status, String text) {
        JsonNode body;
        try {
            body = text.startsWith("{") ? Json.read(text) : MissingNode.getInstance();
        } catch (tools.jackson.core.JacksonException cutOff) {
            body = MissingNode.getInstance();
        }
        return new Answer(status, body);
    }

    /** From the bytes of a whole HTTP/1.1 response. */
    static Answer ofResponse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int split = text.indexOf("\r\n\r\n");
        if (split < 0) {
            return new Answer(0, MissingNode.getInstance());
        }
        int status = Integer.parseInt(text.substring(9, 12));
        byte[] body = Arrays.copyOfRange(bytes, split + 4, bytes.length);
        boolean chunked = text.substring(0, split).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        return of(status, new String(chunked ? joined(body) : body, StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int end = at;
            while (end < chunks.length && chunks[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(chunks, at, end - at, StandardCharsets.US_ASCII).strip(), 16);
            if (size == 0) {
                break;
            }
            out.write(chunks, end + 2, size);
            at = end + 2 + size + 2;
        }
        return out.toByteArray();
    }

    /** Whether it settles the change: others (busy, broken, no credentials just now) ask to try again. */
    boolean settles() {
        return status == 200 ? body.isObject() : status >= 400 && status < 500 && status != 401 && status != 429;
    }

    boolean accepted() {
        return status == 200;
    }

    boolean stale() {
        return status == 409 || status == 412;
    }

    /** What the log says about it; contents only by their digest. */
    ObjectNode log(ObjectNode line) {
        line.put("status", status);
        copy(line, "version", "outcome", "release", "currentVersion", "type");
        if (body.path("content").isObject()) {
            line.put("digest", Json.digest(body.path("content")));
        }
        if (body.path("current").isObject()) {
            line.put("currentDigest", Json.digest(body.path("current")));
        }
        if (body.path("overwritten").isArray()) {
            ArrayNode versions = line.putArray("overwritten");
            body.path("overwritten").forEach(each -> versions.add(each.path("version")));
        }
        if (body.path("conflicts").isArray()) {
            ArrayNode paths = line.putArray("conflicts");
            body.path("conflicts").forEach(each -> paths.add(each.path("path")));
        }
        return line;
    }

    private void copy(ObjectNode line, String... fields) {
        for (String field : fields) {
            if (body.has(field)) {
                line.set(field, body.get(field));
            }
        }
    }
}
