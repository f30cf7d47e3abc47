package dev.stet.http;

import dev.stet.jsonmerge.CanonicalJson;
import dev.stet.jsonmerge.JsonParseException;
import dev.stet.jsonmerge.JsonTooDeepException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * A request body that is a JSON object, read exactly: numbers keep every digit, a key that stands twice is refused, and
 * so is a member that the call does not know, since a misspelt {@code onConflict} would otherwise mean something else
 * than its writer meant. Every method throws a {@link ProblemException} that says what to mend.
 */
public final class JsonBody {

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /** @param members the names that the call knows; any other is refused */
    public static JsonBody read(byte[] body, String... members) {
        JsonBody read = readObject(body);
        Set<String> unknown = new TreeSet<>(read.object.propertyNames());
        unknown.removeAll(List.of(members));
        if (!unknown.isEmpty()) {
            throw malformed("The body has members that this call does not know: " + String.join(", ", unknown)
                    + ". It knows " + String.join(", ", members) + ".");
        }
        return read;
    }

    /** With whatever members it has. */
    public static JsonBody readObject(byte[] body) {
        JsonNode tree = tree(body);
        if (!tree.isObject()) {
            throw malformed("The body is a JSON object.");
        }
        return new JsonBody(tree);
    }

    /** The body as any JSON value. */
    public static JsonNode tree(byte[] body) {
        try {
            return CanonicalJson.parse(body);
        } catch (JsonTooDeepException e) {
            throw Problem.of(ProblemType.INVALID_CONTENT)
                    .detail("The JSON is nested too deep.")
                    .with("errors", List.of())
                    .exception();
        } catch (JsonParseException e) {
            throw malformed("The body is not one well-formed JSON value: " + e.getMessage() + ".");
        }
    }

    /**
     * The version that a change is based on.
     *
     * @param request whose body this is; an If-Match that comes with it must name the same version
     * @throws ProblemException 428 when it is left out, 400 when it is no version or If-Match names another
     */
    public long expectedVersion(HttpServletRequest request) {
        JsonNode node = object.get("expectedVersion");
        if (node == null || node.isNull()) {
            throw Problem.of(ProblemType.VERSION_REQUIRED)
                    .detail("Read the draft and send its version as expectedVersion.")
                    .exception();
        }
        long expected = version(node, "expectedVersion");
        VersionTag.requireSame(request.getHeader(HttpHeaders.IF_MATCH), expected);
        return expected;
    }

    public long version(String name) {
        return version(required(name), name);
    }

    private static long version(JsonNode node, String name) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
            throw malformed(name + " is a version as the draft names it, a whole number such as 7; a time, a text or a"
                    + " hash is none.");
        }
        return node.asLong();
    }

    public JsonNode required(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            throw malformed("The body needs the member " + name + ".");
        }
        return node;
    }

    public Optional<JsonNode> optional(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    public String requiredText(String name) {
        return text(required(name), name);
    }

    public @Nullable String optionalText(String name) {
        return optional(name).map(node -> text(node, name)).orElse(null);
    }

    private static String text(JsonNode node, String name) {
        if (!node.isString()) {
            throw malformed(name + " is a text.");
        }
        return node.asString();
    }

    /** The whole object. */
    public JsonNode object() {
        return object;
    }

    private static ProblemException malformed(String detail) {
        return Problem.of(ProblemType.MALFORMED).detail(detail).exception();
    }
}
