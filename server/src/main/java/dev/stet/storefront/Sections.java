package dev.stet.storefront;

import dev.stet.storefront.content.SectionType;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** New sections. */
public final class Sections {

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"; // none that is read for another

    private Sections() {}

    /**
     * A section of a kind that holds nothing yet, under an id of its own.
     *
     * <p>Its lists are there from the start: two people who both add a first entry then add to one list, instead of
     * each making one.
     */
    public static ObjectNode blank(SectionType type) {
        return blank(type, newId(type.toString()));
    }

    /** A section of a kind that holds nothing yet, under the given id. */
    public static ObjectNode blank(SectionType type, String id) {
        ObjectNode section = JsonNodeFactory.instance.objectNode().put("id", id).put("type", type.toString());
        Arrays.stream(type.record.getRecordComponents())
                .filter(field -> field.getType() == List.class)
                .forEach(field -> section.putArray(field.getName()));
        return section;
    }

    /** An id that nobody else makes, also not at the same moment in another tab: {@code hero-x7k2m9qa}. */
    public static String newId(String prefix) {
        StringBuilder id = new StringBuilder(prefix.toLowerCase(Locale.ROOT)).append('-');
        RANDOM.ints(8, 0, LETTERS.length()).forEach(index -> id.append(LETTERS.charAt(index)));
        return id.toString();
    }
}
