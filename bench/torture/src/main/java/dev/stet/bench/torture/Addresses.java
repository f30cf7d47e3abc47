package dev.stet.bench.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds what an address by ids, see {@link Edit}, means in one tree. */
final class Addresses {

    private Addresses() {}

    static ArrayNode list(ObjectNode content, String address) {
        return (ArrayNode) at(content, address).node();
    }

    static int indexOf(JsonNode list, String id) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("id").asString("").equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no " + id + " in the list");
    }

    /** Where an address leads in one tree. */
    record Place(JsonNode node, String pointer) {}

    static Place at(ObjectNode content, String address) {
        List<String> steps = new ArrayList<>(List.of(address.split("/")));
        Place place = new Place(content, "");
        if (steps.getFirst().equals("sections")) {
            place = section(content, steps.get(1))
                    .orElseThrow(() -> new IllegalArgumentException("no section " + steps.get(1)));
            steps.subList(0, 2).clear();
        }
        for (String step : steps) {
            String at = place.pointer();
            place = place.node() instanceof ArrayNode list
                    ? new Place(list.get(indexOf(list, step)), at + "/" + indexOf(list, step))
                    : new Place(place.node().required(step), at + "/" + step);
        }
        return place;
    }

    private static Optional<Place> section(ObjectNode content, String id) {
        JsonNode pages = content.path("pages");
        for (int p = 0; p < pages.size(); p++) {
            JsonNode sections = pages.get(p).path("sections");
            for (int s = 0; s < sections.size(); s++) {
                if (sections.get(s).path("id").asString("").equals(id)) {
                    return Optional.of(new Place(sections.get(s), "/pages/" + p + "/sections/" + s));
                }
            }
        }
        return Optional.empty();
    }
}
