package dev.stet.agent;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The items of a section's lists, and of the lists of its items, found by their ids. */
final class SectionItems {

    /** @param path from the section on, such as {@code tiers/solo/features/f1} */
    record Place(String path, ArrayNode list, ObjectNode item) {

        String id() {
            return item.path("id").asString("");
        }

        private boolean isNamed(String name) {
            return path.equals(name) || id().equals(name);
        }
    }

    private SectionItems() {}

    static List<Place> of(ObjectNode section) {
        List<Place> places = new ArrayList<>();
        collect("", section, places);
        return places;
    }

    private static void collect(String above, ObjectNode object, List<Place> places) {
        object.properties().forEach(field -> {
            if (field.getValue() instanceof ArrayNode list) {
                for (JsonNode each : list) {
                    if (each instanceof ObjectNode item) {
                        String path =
                                above + field.getKey() + "/" + item.path("id").asString("");
                        places.add(new Place(path, list, item));
                        collect(path + "/", item, places);
                    }
                }
            }
        });
    }

    /**
     * The item that a caller names by its id, or by its path where two have the same id.
     *
     * @param input the input that names it
     */
    static Place find(ObjectNode section, String input, String name) {
        List<Place> all = of(section);
        List<Place> found = all.stream().filter(place -> place.isNamed(name)).toList();
        if (found.isEmpty()) {
            throw new ActionInputException(
                    input, "There is no item “" + name + "” in this section; it has " + named(all) + ".");
        }
        if (found.size() > 1) {
            throw new ActionInputException(
                    input, "Several items have the id “" + name + "”. Name the one by its path: " + named(found) + ".");
        }
        return found.getFirst();
    }

    private static String named(List<Place> places) {
        return places.isEmpty()
                ? "none"
                : String.join(", ", places.stream().limit(50).map(Place::path).toList());
    }
}
