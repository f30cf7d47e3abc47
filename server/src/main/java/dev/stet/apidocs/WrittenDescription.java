package dev.stet.apidocs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written about the API in {@code resources/openapi}: one OpenAPI document in several files. */
final class WrittenDescription {

    private static final List<String> FILES =
            List.of("stet", "draft", "history", "publishing", "actions", "live", "storefront", "account", "problems");

    private static final JsonMapper JSON = JsonMapper.shared();

    private WrittenDescription() {}

    static ObjectNode read() {
        ObjectNode whole = JSON.createObjectNode();
        FILES.forEach(file -> add(whole, file(file)));
        return whole;
    }

    static ObjectNode parse(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    private static ObjectNode file(String name) {
        String path = "/openapi/" + name + ".yaml";
        try (InputStream yaml =
                Objects.requireNonNull(WrittenDescription.class.getResourceAsStream(path), "Bug: no " + path)) {
            // SnakeYAML rather than Jackson: it knows anchors, so that nothing need be written twice
            return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ObjectNode whole, ObjectNode part) {
        part.properties().forEach(member -> {
            JsonNode present = whole.get(member.getKey());
            if (present == null) {
                whole.set(member.getKey(), member.getValue());
            } else if (present instanceof ObjectNode into && member.getValue() instanceof ObjectNode more) {
                add(into, more);
            } else {
                throw new IllegalStateException("Bug: " + member.getKey() + " is written twice");
            }
        });
    }
}
