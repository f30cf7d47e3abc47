package dev.stet.live.protocol;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema and the examples of {@code spec/live}, which both sides are tested against. */
public final class Protocol {

    static final Path SCHEMA = Path.of("../spec/live/messages.schema.json");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path EXAMPLES = Path.of("../spec/live/examples.json");
    private static final Schema FROM_CLIENT = schema("fromClient");
    private static final Schema FROM_SERVER = schema("fromServer");

    private Protocol() {}

    /** A message for the tests of both sides. */
    record Example(boolean valid, JsonNode message) {}

    static List<Example> examples(String side) {
        return read(EXAMPLES)
                .path(side)
                .valueStream()
                .map(example -> new Example(example.path("valid").asBoolean(), example.path("message")))
                .toList();
    }

    static List<Error> errorsFromClient(JsonNode message) {
        return FROM_CLIENT.validate(message);
    }

    public static List<Error> errorsFromServer(JsonNode message) {
        return FROM_SERVER.validate(message);
    }

    private static Schema schema(String side) {
        ObjectNode schema = (ObjectNode) read(SCHEMA);
        schema.put("$ref", "#/$defs/" + side);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
