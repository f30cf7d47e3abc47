package dev.stet.storefront.content;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads content as far as it can be read: a value of the wrong kind is left out, and the rest is shown. A page must be
 * shown while it is being written, and content that an older version accepted must never be an error page.
 */
public final class ContentReader {

    private static final Map<Class<?>, Shape<?>> SHAPES = new ConcurrentHashMap<>();

    private ContentReader() {}

    /** Reads a whole storefront; anything at all gives a storefront, if need be an empty one. */
    public static Storefront read(JsonNode content) {
        return shape(Storefront.class).read(content);
    }

    private static @Nullable Section section(JsonNode node) {
        return SectionType.of(node.path("type").stringValue(""))
                .map(type -> (Section) shape(type.record).read(node))
                .orElse(null);
    }

    /** What a field holds, or what stands for it when it is missing or of another kind; null leaves it out. */
    private static @Nullable Object value(RecordComponent field, JsonNode node) {
        Class<?> type = field.getType();
        if (type == String.class) {
            return node.isString() ? node.asString() : "";
        }
        if (type == int.class) {
            return node.intValue(0);
        }
        if (type == boolean.class) {
            return node.isBoolean() ? node.asBoolean() : isOn(field);
        }
        if (type == List.class) {
            return list(element(field), node);
        }
        if (type.isEnum()) {
            return constant(type, node.stringValue(""));
        }
        return shape(type).read(node);
    }

    private static boolean isOn(RecordComponent field) {
        try {
            Labelled label =
                    field.getDeclaringRecord().getDeclaredField(field.getName()).getAnnotation(Labelled.class);
            return label != null && label.on();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Bug: a record component without its field", e);
        }
    }

    private static Class<?> element(RecordComponent field) {
        return (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    }

    private static List<?> list(Class<?> element, JsonNode node) {
        return node.valueStream()
                .filter(JsonNode::isObject)
                .map(item -> element == Section.class
                        ? section(item)
                        : shape(element).read(item))
                .filter(item -> !(item instanceof Page page) || isKnown(page))
                .filter(Objects::nonNull)
                .toList();
    }

    @SuppressWarnings("ConstantValue") // the reader itself makes pages with an unknown id, which end here
    private static boolean isKnown(Page page) {
        return page.id() != null;
    }

    private static @Nullable Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("unchecked") // the map holds each class's own shape
    private static <T> Shape<T> shape(Class<T> record) {
        return (Shape<T>) SHAPES.computeIfAbsent(record, Shape::new);
    }

    private static final class Shape<T> {
        private final RecordComponent[] fields;
        private final java.lang.reflect.Constructor<T> constructor;

        Shape(Class<T> record) {
            fields = record.getRecordComponents();
            try {
                constructor = record.getDeclaredConstructor(
                        Arrays.stream(fields).map(RecordComponent::getType).toArray(Class[]::new));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("Bug: a record without its constructor", e);
            }
        }

        T read(JsonNode node) {
            @Nullable
            Object[] values = Arrays.stream(fields)
                    .map(field -> value(field, node.path(field.getName())))
                    .toArray();
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Bug: " + constructor + " refuses " + Arrays.toString(values), e);
            }
        }
    }
}
