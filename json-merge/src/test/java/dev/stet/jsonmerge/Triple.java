package dev.stet.jsonmerge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Three versions to merge. */
record Triple(JsonNode base, JsonNode yours, JsonNode theirs) {
    static Triple read(Path file) throws IOException {
        JsonNode json = CanonicalJson.parse(Files.readAllBytes(file));
        return new Triple(json.get("base"), json.get("yours"), json.get("theirs"));
    }

    /** One version after another, as JSON. */
    @Override
    public String toString() {
        return "{\"base\":" + CanonicalJson.write(base) + ",\n \"yours\":" + CanonicalJson.write(yours)
                + ",\n \"theirs\":" + CanonicalJson.write(theirs) + "}\n";
    }
}
