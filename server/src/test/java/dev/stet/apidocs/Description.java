package dev.stet.apidocs;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The served description, in the words of its test. */
record Description(JsonNode json) {

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("x-widget"))
                    .keyword(new NonValidationKeyword("x-order"))
                    .keyword(new NonValidationKeyword("example"))
                    .keyword(new NonValidationKeyword("components"))
                    .build());

    /** One call that the API takes. */
    record Call(String path, String method, JsonNode about) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean takes(String parameter) {
            return about.path("parameters")
                    .valueStream()
                    .anyMatch(given -> given.path("name").asString("").equals(parameter)
                            || given.path("$ref").asString("").endsWith("/" + parameter.replace("-", "")));
        }

        boolean isForSessionsOnly() {
            return about.path("security").valueStream().anyMatch(way -> way.has("session"));
        }
    }

    /** A JSON body, of a request or of an answer. */
    record Example(Call call, String mediaType, String name, JsonNode schema, JsonNode value) {

        @Override
        public String toString() {
            return call + " " + name;
        }
    }

    Call call(String path, String method) {
        return new Call(path, method, json.path("paths").path(path).path(method));
    }

    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        json.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> calls.add(call(path.getKey(), method))));
        return calls;
    }

    List<Example> requests() {
        return calls().stream()
                .flatMap(call -> examples(call, call.about().path("requestBody")).stream())
                .toList();
    }

    List<Example> answers() {
        return calls().stream()
                .flatMap(call ->
                        call.about().path("responses").valueStream().flatMap(answer -> examples(call, answer).stream()))
                .toList();
    }

    /** The schema of the JSON that a call answers with when all is well; missing when it answers with something else. */
    JsonNode success(Call call) {
        return call.about()
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    List<Error> errors(JsonNode schema, JsonNode value) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", json.path("components"));
        return SCHEMAS.getSchema(whole).validate(value);
    }

    private List<Example> examples(Call call, JsonNode body) {
        List<Example> examples = new ArrayList<>();
        body.path("content")
                .properties()
                .forEach(media -> media.getValue()
                        .path("examples")
                        .properties()
                        .forEach(example -> examples.add(new Example(
                                call,
                                media.getKey(),
                                example.getKey(),
                                media.getValue().path("schema"),
                                resolved(example.getValue()).path("value")))));
        return examples;
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : json.at(reference.substring(1));
    }
}
