package dev.stet.storefront.rules;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.stet.draft.ContentRules;
import dev.stet.draft.Violation;
import dev.stet.storefront.StorefrontSchema;
import dev.stet.storefront.content.SectionType;
import dev.stet.storefront.render.StorefrontRenderer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Refuses content that is broken, and only that: text that is half written, empty, or missing is a draft's daily life.
 *
 * <p>Each section is checked against the schema of its own kind. A choice of nine in the schema would try all of them,
 * and could only say that none fits.
 */
@Component
class StorefrontRules implements ContentRules {

    /** More would help nobody, and hostile content could ask for a million. */
    static final int MOST = 50;

    private final Supplier<Schemas> schemas;
    private final StorefrontRenderer renderer;

    StorefrontRules(StorefrontSchema schema, StorefrontRenderer renderer) {
        this.schemas = SingletonSupplier.of(() -> Schemas.of(schema));
        this.renderer = renderer;
    }

    /**
     * Compiling the schemas takes too long to delay the start by it, or the first save. It loads many classes, for which
     * a virtual thread would keep its carrier.
     */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        Thread.ofPlatform()
                .daemon()
                .name("storefront-rules")
                .start(() -> violations(JsonNodeFactory.instance.objectNode(), null));
    }

    @Override
    public List<Violation> violations(JsonNode content, @Nullable JsonNode valid) {
        List<Violation> found = new ArrayList<>();
        KnownParts known = KnownParts.of(valid);
        if (!known.haveAllAround(content)) {
            check(schemas.get().whole, content, content, "", found);
        }
        int page = 0;
        for (JsonNode each : content.path("pages")) {
            checkSections(content, each.path("sections"), "/pages/" + page++, known, found);
        }
        Identities.check(content, found);
        if (found.isEmpty() && PageSize.mayBeTooLarge(content)) {
            renderer.tooLarge(content).ifPresent(place -> found.add(PageSize.violation(place)));
        }
        return found.stream().distinct().limit(MOST).toList();
    }

    private void checkSections(
            JsonNode content, JsonNode sections, String page, KnownParts known, List<Violation> found) {
        int index = 0;
        for (JsonNode section : sections) {
            String at = page + "/sections/" + index++;
            if (known.has(section)) {
                continue;
            }
            SectionType.of(section.path("type").stringValue(""))
                    .ifPresent(type -> check(schemas.get().section(type), content, section, at, found));
        }
    }

    private static void check(Schema schema, JsonNode content, JsonNode part, String at, List<Violation> found) {
        for (Error error : schema.validate(part)) {
            if (found.size() < MOST) {
                found.add(new Violation(ReadablePath.of(content, at + Remedy.pointer(error)), Remedy.of(error)));
            }
        }
    }

    private record Schemas(Schema whole, Map<SectionType, Schema> kinds) {

        static Schemas of(StorefrontSchema schema) {
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(dialect());
            Map<SectionType, Schema> kinds = new EnumMap<>(SectionType.class);
            for (SectionType type : SectionType.values()) {
                kinds.put(type, compiled(registry, schema.section(type)));
            }
            return new Schemas(compiled(registry, schema.withOpenSections()), kinds);
        }

        /** The hints for forms say nothing about what is valid. */
        private static Dialect dialect() {
            return Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("x-widget"))
                    .keyword(new NonValidationKeyword("x-order"))
                    .build();
        }

        private static Schema compiled(SchemaRegistry registry, JsonNode json) {
            Schema schema = registry.getSchema(json);
            schema.initializeValidators();
            return schema;
        }

        Schema section(SectionType type) {
            return Objects.requireNonNull(kinds.get(type));
        }
    }
}
