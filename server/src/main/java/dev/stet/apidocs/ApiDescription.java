package dev.stet.apidocs;

import dev.stet.storefront.StorefrontSchema;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts what is written about the API over what springdoc finds in the code. Bodies are read from bytes and answers are
 * of several kinds, so that the code says little about either. A call that is not there is not described; one that
 * nobody described stays as it was found, for {@code OpenApiTest} to complain about.
 */
@Component
class ApiDescription implements OpenApiCustomizer {

    private final StorefrontSchema content;
    private final String version;

    /** @param version from the jar's manifest; there is none when the server runs from its classes */
    ApiDescription(StorefrontSchema content, @Value("${spring.application.version:development}") String version) {
        this.content = content;
        this.version = version;
    }

    @Override
    public void customise(OpenAPI found) {
        OpenAPI written = written();
        found.info(written.getInfo().version(version))
                .servers(written.getServers())
                .security(written.getSecurity())
                .tags(written.getTags())
                .components(written.getComponents())
                .paths(describe(found.getPaths(), written.getPaths()));
    }

    private OpenAPI written() {
        ObjectNode description = WrittenDescription.read();
        addContent(description.withObject("/components/schemas"), content.json());
        ProblemAnswers.addTo(description);
        try {
            return Json31.mapper().readValue(description.toString(), OpenAPI.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("Bug: what is written in resources/openapi is not OpenAPI", e);
        }
    }

    /** The schema of the content and of its parts, each under its name. */
    private static void addContent(ObjectNode schemas, JsonNode content) {
        ObjectNode storefront =
                WrittenDescription.parse(content.toString().replace("\"#/$defs/", "\"#/components/schemas/"));
        storefront.remove("$schema");
        storefront.remove("$id");
        JsonNode parts = storefront.remove("$defs");
        schemas.set("Storefront", storefront);
        parts.properties().forEach(part -> {
            if (schemas.has(part.getKey())) {
                throw new IllegalStateException("Bug: two schemas are named " + part.getKey());
            }
            schemas.set(part.getKey(), part.getValue());
        });
    }

    /** The calls found, in the order in which they are written about. */
    private static Paths describe(Paths found, Paths written) {
        Paths described = new Paths();
        written.forEach((path, about) -> {
            PathItem calls = found.remove(path);
            if (calls != null) {
                described.addPathItem(path, describe(calls, about));
            }
        });
        found.forEach(described::addPathItem);
        return described;
    }

    private static PathItem describe(PathItem found, PathItem written) {
        PathItem described = new PathItem();
        found.readOperationsMap().forEach((method, call) -> {
            Operation about = written.readOperationsMap().get(method);
            described.operation(method, about == null ? call : about);
        });
        return described;
    }
}
