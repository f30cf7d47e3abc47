package dev.stet.jsonmerge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The cases of spec/vectors, read strictly: an unknown field or an empty file is a failure, not a case less. */
final class Vectors {
    private static final Path FOLDER = Path.of("..", "spec", "vectors");
    private static final Set<String> FILE_FIELDS = Set.of("suite", "about", "cases");

    /** Per suite: the fields that a case must have, and those that it may have. Both with name and rules. */
    private static final Map<String, List<Set<String>>> FIELDS = Map.of(
            "merge", fields("base yours theirs tree", "conflicts"),
            "canonical", fields("text", "canonical refused"),
            "tokens", fields("text tokens", ""),
            "diff", fields("base changed patch", ""),
            "apply", fields("document patch", "result failing says"),
            "merge-patch", fields("document patch result", ""),
            "invert", fields("document patch inverse", ""),
            "resolve", fields("base yours theirs choices", "tree wrong"));

    record Case(String file, String suite, JsonNode fields) {
        String name() {
            return fields.get("name").stringValue();
        }

        JsonNode get(String field) {
            JsonNode value = fields.get(field);
            if (value == null) {
                throw new AssertionError(this + " has no " + field);
            }
            return value;
        }

        boolean has(String field) {
            return fields.has(field);
        }

        @Override
        public String toString() {
            return file + " " + name() + " " + fields.get("rules");
        }
    }

    private Vectors() {}

    static List<Case> all() throws IOException {
        List<Path> files;
        try (var found = Files.walk(FOLDER)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.equals(FOLDER.resolve("schema.json")))
                    .sorted()
                    .toList();
        }
        List<Case> cases = new ArrayList<>();
        for (Path file : files) {
            cases.addAll(read(file));
        }
        if (cases.isEmpty()) {
            throw new AssertionError("no vectors in " + FOLDER);
        }
        return cases;
    }

    private static List<Case> read(Path file) throws IOException {
        JsonNode root = CanonicalJson.parse(Files.readAllBytes(file));
        if (!Set.copyOf(root.propertyNames()).equals(FILE_FIELDS)) {
            throw new AssertionError(file + ": fields must be " + FILE_FIELDS);
        }
        String suite = root.get("suite").stringValue();
        List<Case> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode fields : root.get("cases")) {
            var one = new Case(FOLDER.relativize(file).toString(), suite, fields);
            checkFields(one);
            if (!names.add(one.name())) {
                throw new AssertionError(one + ": name twice");
            }
            cases.add(one);
        }
        if (cases.isEmpty()) {
            throw new AssertionError(file + ": no cases");
        }
        return cases;
    }

    private static void checkFields(Case one) {
        List<Set<String>> wanted = FIELDS.get(one.suite());
        if (wanted == null) {
            throw new AssertionError(one.file() + ": unknown suite " + one.suite());
        }
        Set<String> present = new TreeSet<>(one.fields().propertyNames());
        if (!present.containsAll(wanted.get(0))) {
            throw new AssertionError(one + ": fields missing of " + wanted.get(0));
        }
        present.removeAll(wanted.get(0));
        present.removeAll(wanted.get(1));
        if (!present.isEmpty()) {
            throw new AssertionError(one + ": unknown fields " + present);
        }
    }

    private static List<Set<String>> fields(String required, String optional) {
        Set<String> must = new TreeSet<>(List.of(required.split(" ")));
        must.addAll(List.of("name", "rules"));
        return List.of(must, new TreeSet<>(List.of(optional.split(" "))));
    }
}
