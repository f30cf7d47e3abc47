package dev.stet.storefront;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.stet.storefront.content.Font;
import dev.stet.storefront.content.Labelled;
import dev.stet.storefront.content.Section;
import dev.stet.storefront.content.SectionType;
import dev.stet.storefront.content.Storefront;
import dev.stet.storefront.content.Widget;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of a storefront's content, made from the content types. Forms are built from it:
 * {@code x-widget} names the input, {@code x-order} the place, {@code examples} what a free choice suggests.
 */
@Component
public class StorefrontSchema {

    /** Where the schema is known; also its address on this server. */
    public static final String PATH = "/api/v1/storefront-schema";

    private static final String SECTION = "Section";

    /** Made when it is first asked for: that takes too long to delay the start by it. */
    private final Supplier<ObjectNode> schema = SingletonSupplier.of(StorefrontSchema::generate);

    /** The whole schema. */
    public JsonNode json() {
        return schema.get();
    }

    /** The schema of one kind of section on its own, with everything that it refers to. */
    public JsonNode section(SectionType type) {
        ObjectNode section = schema.get().objectNode();
        section.put("$schema", schema.get().path("$schema").asString());
        section.put("$ref", "#/$defs/" + type.record.getSimpleName());
        ObjectNode definitions = section.putObject("$defs");
        collect(type.record.getSimpleName(), definitions);
        return section;
    }

    /** The whole schema with sections left open: their kind is known only when their {@code type} is read. */
    public JsonNode withOpenSections() {
        ObjectNode open = schema.get().deepCopy();
        ObjectNode section = open.withObject("/$defs/" + SECTION);
        section.removeAll();
        section.put("type", "object");
        section.putArray("required").add("id").add("type");
        ArrayNode types = section.withObject("/properties/type").putArray("enum");
        Arrays.stream(SectionType.values()).forEach(type -> types.add(type.toString()));
        return open;
    }

    private void collect(String name, ObjectNode definitions) {
        if (definitions.has(name)) {
            return;
        }
        JsonNode definition = schema.get().path("$defs").path(name);
        definitions.set(name, definition);
        definition
                .findValues("$ref")
                .forEach(ref -> collect(ref.asString().substring("#/$defs/".length()), definitions));
    }

    private static ObjectNode generate() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.FLATTENED_ENUMS_FROM_TOSTRING)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.PLAIN_DEFINITION_KEYS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        var types = config.forTypesInGeneral();
        types.withSubtypeResolver((type, context) -> sections(type)
                .<ResolvedType>map(section -> context.getTypeContext().resolve(section))
                .toList());
        types.withTitleResolver(scope -> label(scope.getType().getErasedType(), true));
        types.withDescriptionResolver(scope -> label(scope.getType().getErasedType(), false));
        types.withCustomDefinitionProvider((type, context) -> choice(type.getErasedType(), context));
        types.withPropertySorter((a, b) -> 0);
        types.withTypeAttributeOverride(
                (node, scope, context) -> name(node, scope.getType().getErasedType()));
        var fields = config.forFields();
        fields.withTitleResolver(field -> isItem(field) ? null : label(field).title());
        fields.withDescriptionResolver(
                field -> isItem(field) ? null : emptyToNull(label(field).description()));
        fields.withRequiredCheck(
                field -> widget(field) == Widget.ID || field.getName().equals("pages"));
        fields.withStringMaxLengthResolver(field -> isText(field) ? max(field) : null);
        fields.withStringPatternResolver(field -> isText(field) ? emptyToNull(widget(field).pattern) : null);
        fields.withArrayMaxItemsResolver(field -> field.isContainerType() ? max(field) : null);
        fields.withInstanceAttributeOverride((node, field, context) -> hint(node, field));
        ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(Storefront.class);
        ObjectNode identified = schema.objectNode();
        identified.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier()).put("$id", PATH);
        identified.setAll(schema);
        nameSections(identified);
        return identified;
    }

    /** Moves the choice between the kinds of section to a place of its own, where it can be referred to. */
    private static void nameSections(ObjectNode schema) {
        ObjectNode page = (ObjectNode) schema.at("/$defs/Page/properties/sections");
        ObjectNode section = schema.withObject("/$defs").putObject(SECTION);
        section.put("title", "Section").set("oneOf", page.at("/items/anyOf"));
        page.putObject("items").put("$ref", "#/$defs/" + SECTION);
    }

    /** An enum as a plain list of texts, at the place where it is used. */
    private static @Nullable CustomDefinition choice(Class<?> type, SchemaGenerationContext context) {
        if (!type.isEnum()) {
            return null;
        }
        ObjectNode choice = context.getGeneratorConfig().createObjectNode().put("type", "string");
        ArrayNode values = choice.putArray("enum");
        Arrays.stream(type.getEnumConstants()).forEach(value -> values.add(value.toString()));
        return new CustomDefinition(
                choice, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }

    private static Stream<Class<? extends Section>> sections(ResolvedType type) {
        return type.getErasedType() == Section.class
                ? Arrays.stream(SectionType.values()).map(section -> section.record)
                : Stream.empty();
    }

    /** Gives each kind of section its {@code type}, the property by which it is told from the others. */
    private static void name(ObjectNode node, Class<?> type) {
        SectionType.ofRecord(type).ifPresent(section -> {
            ObjectNode properties = node.withObject("/properties");
            ObjectNode rest = node.objectNode();
            rest.setAll(properties); // the same nodes: the generator still writes references into them
            properties.removeAll();
            properties.putObject("type").put("const", section.toString()).put("title", "Kind");
            properties.setAll(rest);
            node.withArray("/required").add("type");
        });
    }

    private static void hint(ObjectNode node, FieldScope field) {
        Widget widget = widget(field);
        if (isItem(field)) {
            return;
        }
        if (widget != Widget.NONE) {
            node.put("x-widget", widget.hint());
        }
        node.put("x-order", order(field));
        if (widget == Widget.RATING) {
            node.put("minimum", BigDecimal.ZERO).put("maximum", BigDecimal.valueOf(5));
        }
        if (widget == Widget.BOOLEAN) {
            node.put("default", label(field).on());
        }
        if (widget == Widget.FONT) {
            ArrayNode examples = node.putArray("examples");
            Font.NAMES.forEach(examples::add);
        }
        if (field.getName().equals("schema")) {
            node.put("const", Storefront.SCHEMA);
        }
    }

    private static int order(FieldScope field) {
        List<String> names = Arrays.stream(
                        field.getDeclaringType().getErasedType().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return names.indexOf(field.getName());
    }

    private static Labelled label(FieldScope field) {
        return Objects.requireNonNull(field.getAnnotation(Labelled.class), "Bug: a field without a label");
    }

    private static Widget widget(FieldScope field) {
        return label(field).widget();
    }

    private static @Nullable Integer max(FieldScope field) {
        Labelled label = label(field);
        int max = label.max() > 0 ? label.max() : label.widget().max;
        return max == 0 || isItem(field) ? null : Integer.valueOf(max);
    }

    /** Whether this stands for the entries of the field's list, not for the field itself. */
    private static boolean isItem(FieldScope field) {
        return field.isFakeContainerItemScope();
    }

    private static boolean isText(FieldScope field) {
        return field.getType().getErasedType() == String.class && !isItem(field);
    }

    private static @Nullable String label(Class<?> type, boolean title) {
        Labelled label = type.getAnnotation(Labelled.class);
        return label == null ? null : emptyToNull(title ? label.title() : label.description());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
