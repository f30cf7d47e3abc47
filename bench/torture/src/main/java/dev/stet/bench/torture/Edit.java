package dev.stet.bench.torture;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of a content, as it stands in the log. Addresses go by ids: {@code branding/primaryColor},
 * {@code pages/home/title}, {@code pages/home/sections}, {@code sections/<id>/headline},
 * {@code sections/<id>/items/<id>/title}; a section is found on whichever page it is.
 */
public sealed interface Edit {

    /** Changes the tree; an address that is not there is a bug of whoever made the edit. */
    void apply(ObjectNode content);

    /** The same as operations of a JSON Patch, on the tree before this edit. */
    List<ObjectNode> patch(ObjectNode content);

    ObjectNode toJson();

    /** A field gets a value. */
    record Put(String at, JsonNode value) implements Edit {
        @Override
        public void apply(ObjectNode content) {
            owner(content).set(field(), value);
        }

        private ObjectNode owner(ObjectNode content) {
            return (ObjectNode)
                    Addresses.at(content, at.substring(0, at.lastIndexOf('/'))).node();
        }

        private String field() {
            return at.substring(at.lastIndexOf('/') + 1);
        }

        @Override
        public List<ObjectNode> patch(ObjectNode content) {
            Addresses.Place owner = Addresses.at(content, at.substring(0, at.lastIndexOf('/')));
            return List.of(op("add", owner.pointer() + "/" + field()).set("value", value));
        }

        @Override
        public ObjectNode toJson() {
            return Json.object().put("e", "put").put("at", at).set("value", value);
        }
    }

    /** An object with an id comes into a list. */
    record Insert(String list, int index, JsonNode value) implements Edit {
        @Override
        public void apply(ObjectNode content) {
            Addresses.list(content, list).insert(index, value.deepCopy());
        }

        @Override
        public List<ObjectNode> patch(ObjectNode content) {
            return List.of(op("add", Addresses.at(content, list).pointer() + "/" + index)
                    .set("value", value));
        }

        @Override
        public ObjectNode toJson() {
            return Json.object()
                    .put("e", "insert")
                    .put("list", list)
                    .put("index", index)
                    .set("value", value);
        }
    }

    /** An object leaves its list. */
    record Remove(String list, String id) implements Edit {
        @Override
        public void apply(ObjectNode content) {
            ArrayNode items = Addresses.list(content, list);
            items.remove(Addresses.indexOf(items, id));
        }

        @Override
        public List<ObjectNode> patch(ObjectNode content) {
            return List.of(op(
                    "remove",
                    Addresses.at(content, list).pointer() + "/"
                            + Addresses.indexOf(Addresses.list(content, list), id)));
        }

        @Override
        public ObjectNode toJson() {
            return Json.object().put("e", "remove").put("list", list).put("id", id);
        }
    }

    /** @param index its place in the list that it comes to, once it is out of the one that it was in */
    record Move(String list, String id, String to, int index) implements Edit {
        @Override
        public void apply(ObjectNode content) {
            ArrayNode from = Addresses.list(content, list);
            JsonNode item = from.remove(Addresses.indexOf(from, id));
            Addresses.list(content, to).insert(index, item);
        }

        @Override
        public List<ObjectNode> patch(ObjectNode content) {
            String from =
                    Addresses.at(content, list).pointer() + "/" + Addresses.indexOf(Addresses.list(content, list), id);
            return List.of(op("move", Addresses.at(content, to).pointer() + "/" + index)
                    .put("from", from));
        }

        @Override
        public ObjectNode toJson() {
            return Json.object()
                    .put("e", "move")
                    .put("list", list)
                    .put("id", id)
                    .put("to", to)
                    .put("index", index);
        }
    }

    static Edit of(JsonNode json) {
        return switch (json.path("e").asString()) {
            case "put" -> new Put(text(json, "at"), json.path("value"));
            case "insert" -> new Insert(text(json, "list"), json.path("index").asInt(), json.path("value"));
            case "remove" -> new Remove(text(json, "list"), text(json, "id"));
            case "move" ->
                new Move(
                        text(json, "list"),
                        text(json, "id"),
                        text(json, "to"),
                        json.path("index").asInt());
            default -> throw new IllegalArgumentException("no edit: " + json);
        };
    }

    static List<Edit> all(JsonNode list) {
        return list.valueStream().map(Edit::of).toList();
    }

    /** The content after the edits; the one given stays as it is. */
    static ObjectNode applied(JsonNode content, List<Edit> edits) {
        ObjectNode changed = (ObjectNode) content.deepCopy();
        edits.forEach(edit -> edit.apply(changed));
        return changed;
    }

    /** The edits as one JSON Patch of the content. */
    static ArrayNode patchOf(JsonNode content, List<Edit> edits) {
        ObjectNode changing = (ObjectNode) content.deepCopy();
        ArrayNode patch = Json.array();
        for (Edit edit : edits) {
            edit.patch(changing).forEach(patch::add);
            edit.apply(changing);
        }
        return patch;
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString();
    }

    private static ObjectNode op(String name, String path) {
        return Json.object().put("op", name).put("path", path);
    }
}
